package lode.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library in a file of SQLite. */
class SqliteLibraryTest extends DatabaseContract {
  @TempDir Path folder;

  private int made;

  @Override
  String address() {
    return folder.resolve("library" + made++ + ".db").toString();
  }

  @Test
  void shouldLeaveOneFileBehind() throws IOException {
    try (FactorLibrary library = FactorLibrary.open(address())) {
      library.put(FactorLibraryTest.factor("aa", .1));
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("library0.db"));
    }
  }

  @Test
  void shouldBeMadeOnceByThoseWhoOpenItAtOnce() throws Exception {
    String address = address();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<? extends Future<?>> all =
          IntStream.range(0, 3)
              .mapToObj(_ -> threads.submit(() -> FactorLibrary.open(address).close()))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  @Test
  void shouldRefuseADatabaseOfSomethingElse() throws SQLException {
    String address = address();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + address);
        Statement statement = connection.createStatement()) {
      statement.execute("create table mine (x integer)");
    }
    assertThatThrownBy(() -> FactorLibrary.open(address))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not a library");
  }

  @Test
  void shouldNameAFolderThatIsNotThere() {
    String address = folder.resolve("no").resolve("where.db").toString();
    assertThatThrownBy(() -> FactorLibrary.open(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such folder");
  }
}
