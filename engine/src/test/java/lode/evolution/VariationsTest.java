package lode.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import lode.formula.Formula;
import lode.operator.Attribute;
import org.junit.jupiter.api.Test;

class VariationsTest {
  private static final int TRIES = 300;
  private static final Formula FIRST =
      Formula.parse("sub(ts_mean(close,10),mul(ts_delay(volume,5),0.5))");
  private static final Formula MATE = Formula.parse("cs_rank(ts_corr(open,returns,20))");

  private final Alphabet alphabet = new Alphabet(Toy.vocabulary());
  private final SizeLimits limits = Toy.settings(1).limits();
  private final Growth growth = new Growth(alphabet, limits);
  private final Variations variations = new Variations(alphabet, growth);
  private final Repair repair = new Repair(limits, Toy.vocabulary().windows());
  private final RandomGenerator random = Draws.generator(1, 0, 0);

  private List<Formula> children(Variations.Variation variation, Formula first) {
    Variations.Parents parents = new Variations.Parents(first, List.of(MATE), List.of(MATE, FIRST));
    return Stream.generate(() -> variation.vary(parents, random))
        .limit(TRIES)
        .map(Optional::orElseThrow)
        .map(Variations.Child::formula)
        .toList();
  }

  /** The operators and leaves in preorder, without their attributes. */
  private static List<String> symbols(Formula formula) {
    return Trees.nodes(formula).stream()
        .map(n -> n instanceof Formula.Call call ? call.operator().name() : n.text())
        .toList();
  }

  private static List<Attribute> attributes(Formula formula) {
    List<Attribute> all = new ArrayList<>();
    for (Formula node : Trees.nodes(formula)) {
      if (node instanceof Formula.Call call) {
        all.addAll(call.attributes());
      }
    }
    return all;
  }

  private static int differences(List<?> a, List<?> b) {
    assertThat(a).hasSameSizeAs(b);
    int count = 0;
    for (int i = 0; i < a.size(); i++) {
      count += a.get(i).equals(b.get(i)) ? 0 : 1;
    }
    return count;
  }

  @Test
  void shouldCrossOverAPartOfTheMate() {
    List<Formula> donors = Trees.nodes(MATE);
    for (Formula child : children(variations::crossover, FIRST)) {
      assertThat(Trees.nodes(child)).containsAnyElementsOf(donors);
      assertThat(child.size()).isLessThanOrEqualTo(FIRST.size() + MATE.size());
    }
  }

  @Test
  void shouldExchangeOneSymbolByPointMutation() {
    for (Formula child : children(variations::point, FIRST)) {
      assertThat(differences(symbols(FIRST), symbols(child))).isLessThanOrEqualTo(1);
    }
    assertThat(children(variations::point, FIRST)).anyMatch(c -> !c.equals(FIRST));
  }

  @Test
  void shouldMoveOneWindowAndNothingElse() {
    for (Formula child : children(variations::window, FIRST)) {
      assertThat(symbols(child)).isEqualTo(symbols(FIRST));
      assertThat(differences(attributes(FIRST), attributes(child))).isEqualTo(1);
    }
  }

  @Test
  void shouldMoveOneConstantAndNothingElse() {
    for (Formula child : children(variations::constant, FIRST)) {
      assertThat(attributes(child)).isEqualTo(attributes(FIRST));
      assertThat(differences(symbols(FIRST), symbols(child))).isEqualTo(1);
    }
  }

  @Test
  void shouldHoistAPartOfTheParent() {
    for (Formula child : children(variations::hoist, FIRST)) {
      assertThat(child.size()).isLessThan(FIRST.size());
      assertThat(symbols(FIRST)).containsAll(symbols(child));
    }
  }

  @Test
  void shouldWrapWithoutLosingAnything() {
    for (Formula child : children(variations::wrap, FIRST)) {
      assertThat(child.size()).isGreaterThan(FIRST.size());
      assertThat(symbols(child)).containsAll(symbols(FIRST));
    }
  }

  @Test
  void shouldRefineAnArchiveMemberByOneStep() {
    List<Integer> steps = List.of(10, 20);
    for (Formula child : children(variations::refine, FIRST)) {
      boolean mate = symbols(child).equals(symbols(MATE));
      Formula from = mate ? MATE : FIRST;
      int moved =
          mate
              ? 1
              : differences(attributes(FIRST), attributes(child))
                  + differences(symbols(FIRST), symbols(child));
      assertThat(moved).as(child.text()).isEqualTo(1);
      if (mate) {
        assertThat(attributes(from)).containsExactly(new Attribute.Window(20));
        assertThat(attributes(child))
            .isSubsetOf(steps.stream().map(Attribute.Window::new).toList());
      }
    }
  }

  @Test
  void shouldHaveNothingToMoveWhereThereAreNoNumbers() {
    Variations.Parents bare =
        new Variations.Parents(Formula.parse("neg(close)"), List.of(MATE), List.of());
    assertThat(variations.window(bare, random)).isEmpty();
    assertThat(variations.constant(bare, random)).isEmpty();
    assertThat(variations.refine(bare, random)).isEmpty();
  }

  @Test
  void shouldKeepEveryChildOfEveryRowWithinLimitsAfterRepair() {
    List<Formula> pool = new ArrayList<>(List.of(FIRST, MATE));
    Variations.Parents none = new Variations.Parents(FIRST, pool, pool);
    for (int i = 0; i < 4000; i++) {
      Variations.Row row = Draws.one(variations.table(Rates.defaults()), random);
      Formula first = Draws.one(pool, random);
      Optional<Variations.Child> child =
          row.variation().vary(new Variations.Parents(first, pool, none.archive()), random);
      if (child.isPresent()) {
        Formula mended = repair.fit(child.get().formula().canonical()).canonical();
        assertThat(limits.fit(mended)).as(mended.text()).isTrue();
        assertThat(Formula.parse(mended.text())).isEqualTo(mended);
        pool.add(mended);
      }
    }
  }

  @Test
  void shouldLeaveWhatFitsAsItIs() {
    assertThat(repair.fit(FIRST)).isSameAs(FIRST);
  }

  @Test
  void shouldShortenWindowsBeforeItGivesUpNodes() {
    Formula far = Formula.parse("ts_mean(ts_delay(close,60),60)");
    Formula mended = new Repair(new SizeLimits(10, 5, 70), List.of(5, 10, 60)).fit(far);
    assertThat(symbols(mended)).isEqualTo(symbols(far));
    assertThat(mended.lookback()).isLessThanOrEqualTo(70);
  }

  @Test
  void shouldMendTheSmallestSubtreeThatFreesEnough() {
    Formula large = Formula.parse("add(ts_mean(sub(close,open),5),neg(volume))");
    Formula mended = new Repair(new SizeLimits(6, 5, 70), List.of(5)).fit(large);
    assertThat(mended.text()).isEqualTo("add(ts_mean(sub(close,open),5),volume)");
  }

  @Test
  void shouldEncodeAndDecodeWithoutLoss() {
    Genome genome = new Genome(alphabet);
    for (int i = 0; i < 500; i++) {
      Formula formula = growth.ramped(i, random);
      assertThat(genome.decode(genome.encode(formula))).isEqualTo(formula);
      assertThat(formula.depth()).isBetween(1, Growth.LEVELS);
    }
  }
}
