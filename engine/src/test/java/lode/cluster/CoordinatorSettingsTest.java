package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may be one of a campaign's coordinators. */
class CoordinatorSettingsTest {
  private static final List<String> THREE = List.of("127.0.0.1:1", "127.0.0.1:2", "127.0.0.1:3");

  private static CoordinatorSettings among(List<String> join, int port) {
    return CoordinatorSettings.among(join, "127.0.0.1", port, Security.NONE).orElseThrow();
  }

  @Test
  void shouldDecideByTheMajority() {
    assertThat(among(List.of("127.0.0.1:1"), 1).majority()).isEqualTo(1);
    assertThat(among(THREE, 2).majority()).isEqualTo(2);
    assertThat(among(THREE, 2).seeds()).as("in the order of the user").isEqualTo(THREE);
  }

  @Test
  void shouldLetTheSecondBeginAtEveryOtherAttempt() {
    assertThat(among(THREE, 2).at(1).seeds()).isEqualTo(THREE);
    assertThat(among(THREE, 2).at(2).seeds())
        .containsExactly("127.0.0.1:2", "127.0.0.1:1", "127.0.0.1:3");
    assertThat(among(THREE, 2).at(3).seeds()).isEqualTo(THREE);
    assertThat(List.of(among(THREE, 1).at(2).seeds(), among(THREE, 3).at(2).seeds()))
        .containsOnly(THREE);
  }

  @Test
  void shouldBeOneOrThree() {
    assertThatThrownBy(() -> among(THREE.subList(0, 2), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("one coordinator or three");
  }

  @Test
  void shouldBeAmongThem() {
    assertThatThrownBy(() -> among(THREE, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "this node is not among those to join: node=127.0.0.1:4 join=" + THREE);
    assertThatThrownBy(() -> among(THREE, 0)).hasMessageStartingWith("a coordinator listens where");
  }

  private static Optional<CoordinatorSettings> behindOneName(String... addresses) {
    return CoordinatorSettings.among(
        List.of("coordinators.lab:7"), "127.0.0.2", 7, Security.NONE, _ -> List.of(addresses));
  }

  @Test
  void shouldLookUpOneNameForAllAndGiveItTheSameOrderEverywhere() {
    assertThat(behindOneName("127.0.0.3:7", "127.0.0.1:7", "127.0.0.2:7").orElseThrow().seeds())
        .containsExactly("127.0.0.1:7", "127.0.0.2:7", "127.0.0.3:7");
  }

  @Test
  void shouldWaitUntilTheNameStandsForThree() {
    assertThat(behindOneName()).isEmpty();
    assertThat(behindOneName("127.0.0.2:7")).as("it may be the first to be known").isEmpty();
    assertThat(behindOneName("127.0.0.2:7", "127.0.0.1:7")).isEmpty();
  }
}
