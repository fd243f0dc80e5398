package lode.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryAddressTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://me:sesame@host/db",
        "jdbc:postgresql://host/db?user=me&password=sesame",
        "jdbc:postgresql://host/db?ssl=true&PASSWORD=sesame"
      })
  void shouldRefuseASecretWithoutRepeatingIt(String address) {
    assertThatThrownBy(() -> LibraryAddress.of(address))
        .hasMessageContaining("PGPASSWORD")
        .message()
        .doesNotContain("sesame", "host");
  }

  @Test
  void shouldTellJsonLinesFromADatabaseByWhatIsInside() throws IOException {
    Path odd = Files.writeString(folder.resolve("odd.db"), "{\"fid\":\"aa\"}\n");
    assertThat(LibraryAddress.of(odd.toString())).isInstanceOf(LibraryAddress.Lines.class);
    Path lines = folder.resolve("new.jsonl");
    assertThat(LibraryAddress.of(lines.toString())).isInstanceOf(LibraryAddress.Lines.class);
    Path named = folder.resolve("library");
    FactorLibrary.open(named).close();
    Path moved = Files.move(named, folder.resolve("moved.jsonl"));
    assertThat(LibraryAddress.of(moved.toString())).isInstanceOf(LibraryAddress.Embedded.class);
  }

  @Test
  void shouldSayHowJsonLinesBecomeADatabase() {
    String lines = folder.resolve("library.jsonl").toString();
    assertThatThrownBy(() -> FactorDatabase.open(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("remedy=lode library import " + lines);
  }

  @Test
  void shouldRefuseAnotherDatabase() {
    assertThatThrownBy(() -> LibraryAddress.of("jdbc:mysql://host/db"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql:");
  }
}
