package lode.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lode.cluster.Silence.Cut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule alone: coordinators are a, b, c in the order of their addresses, workers v and w. */
class SilenceTest {
  /** Who gives whom up; cuts as {@code a>w}, a does not hear w. */
  private static String givenUp(String coordinators, String self, String cuts) {
    return Stream.of(self.split(""))
        .map(node -> node + ":" + join(silence(coordinators, cuts).givenUpBy(node)))
        .collect(Collectors.joining(" "));
  }

  private static Silence<String> silence(String coordinators, String cuts) {
    return new Silence<>(
        nodes(coordinators),
        Stream.of(cuts.split(" "))
            .filter(cut -> !cut.isEmpty())
            .map(cut -> new Cut<>(cut.substring(0, 1), cut.substring(2)))
            .collect(Collectors.toSet()));
  }

  private static Set<String> nodes(String names) {
    return Set.of(names.split(""));
  }

  private static String join(Set<String> nodes) {
    return nodes.isEmpty() ? "-" : String.join("", new TreeSet<>(nodes));
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource(
      textBlock =
          """
          a,   '',                      a:- v:- w:-,     nothing is the matter
          a,   a>w,                     a:w v:- w:-,     a worker is silent
          a,   a>w v>w,                 a:w v:- w:-,     a worker is silent to all
          a,   w>a,                     a:w v:v w:w,     a worker accuses its coordinator
          a,   v>w,                     a:v v:- w:-,     a worker accuses another
          a,   v>w w>v,                 a:vw v:- w:-,    two workers hear the coordinator alone
          a,   v>w a>w,                 a:w v:- w:-,     what a worker says of a lost one is true
          a,   a>w w>a,                 a:w v:v w:w,     a worker is cut off
          a,   a>w w>v,                 a:w v:- w:-,     a lost worker accused another before
          a,   v>a w>a,                 a:vw v:v w:w,    the coordinator is lost to all workers
          abc, a>c b>c,                 a:c b:- c:c w:-, a coordinator is silent
          abc, a>c b>c c>a c>b,         a:c b:- c:c w:-, a coordinator is cut off
          abc, a>b a>c b>a c>a,         a:a b:a c:- w:-, the first of them is cut off
          abc, a>b b>a,                 a:b b:b c:- w:-, two hear each other through the third alone
          abc, a>b b>a a>c c>a b>c c>b, a:a b:b c:c w:-, nobody hears anybody
          abc, w>a w>b w>c,             a:w b:- c:- w:w, a worker accuses all coordinators
          abc, w>a w>b,                 a:w b:- c:- w:-, a worker accuses two of them
          abc, b>w,                     a:w b:- c:- w:-, one coordinator does not hear a worker
          abc, a>c b>c c>w,             a:c b:- c:c w:-, the word of a lost coordinator is none
          ab,  a>b b>a,                 a:b b:b v:- w:-, half goes on where it has the first
          """)
  void shouldGiveUpF11(String coordinators, String cuts, String expected, String why) {
    String nodes = expected.replaceAll(":[a-z-]+ ?", "");
    assertThat(givenUp(coordinators, nodes, cuts)).as(why).isEqualTo(expected);
  }

  @Test
  void shouldNotLeaveAMinorityAQuorum() {
    assertThat(silence("abc", "a>b a>c b>c").quorum()).isEmpty();
    assertThat(silence("abc", "b>c").quorum()).containsExactly("a", "b");
    assertThat(silence("ab", "b>a").quorum()).containsExactly("a");
  }

  @Test
  void shouldGiveNobodyUpWithoutACoordinator() {
    Silence<String> alone = new Silence<>(Set.of(), Set.of(new Cut<>("v", "w")));
    assertThat(alone.givenUpBy("v")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a, 9, ''", "a, 10, v>a", "a, 19, v>a", "a, 20, v>a w>a", "w, 10, v>a w>a"})
  void shouldWaitForTheAccusedWhereAWorkerWasTheFirstToNoticeF8(
      String self, long age, String expected) {
    Silence<String> noticed = silence("abv", "v>a w>a");
    assertThat(noticed.lasting(self, _ -> age, 10)).isEqualTo(silence("abv", expected));
  }

  @Test
  void shouldTellWhatHappensAmongCoordinatorsApart() {
    assertThat(silence("abc", "a>b w>a b>v").amongCoordinators())
        .isEqualTo(new Silence<>(nodes("abc"), Set.of(new Cut<>("a", "b"))));
  }
}
