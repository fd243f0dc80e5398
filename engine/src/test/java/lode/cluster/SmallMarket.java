package lode.cluster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import lode.evaluation.Target;
import lode.evolution.Assignment;
import lode.formula.Formula;
import lode.panel.Dates;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.PanelWriter;
import lode.panel.Period;
import lode.panel.Price;
import lode.panel.Stocks;
import lode.panel.TradingStatus;

/** A seeded market of a few stocks and formulas over it, to evaluate for real. */
final class SmallMarket {
  private static final int DATES = 160;
  private static final int STOCKS = 45;
  private static final List<String> FIELDS = List.of("open", "high", "low", "close", "volume");

  private SmallMarket() {}

  static PanelWriter writer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][][] values = new float[FIELDS.size()][DATES][STOCKS];
    for (int s = 0; s < STOCKS; s++) {
      double close = 10 + 20 * random.nextDouble();
      for (int t = 0; t < DATES; t++) {
        double open = close * (1 + 0.01 * random.nextGaussian());
        close *= Math.exp(0.02 * random.nextGaussian());
        values[0][t][s] = (float) open;
        values[1][t][s] = (float) (Math.max(open, close) * 1.01);
        values[2][t][s] = (float) (Math.min(open, close) * 0.99);
        values[3][t][s] = random.nextInt(50) == 0 ? Float.NaN : (float) close;
        values[4][t][s] = random.nextInt(1_000, 1_000_000);
      }
    }
    LocalDate first = LocalDate.of(2015, 1, 5);
    PanelWriter writer =
        new PanelWriter(
            Dates.of(IntStream.range(0, DATES).mapToObj(first::plusDays).toList()),
            new Stocks(IntStream.range(0, STOCKS).mapToObj(i -> "S%02d".formatted(i)).toList()));
    for (int f = 0; f < FIELDS.size(); f++) {
      float[][] rows = values[f];
      writer.add(
          new Field(FIELDS.get(f), Field.Kind.VALUE, "Made up."),
          (date, row) -> System.arraycopy(rows[date], 0, row, 0, STOCKS));
    }
    return writer
        .add(new Field("universe_all", Field.Kind.MASK, "All."), SmallMarket::ones)
        .add(new Field(TradingStatus.FIELD, Field.Kind.STATUS, "All traded."), SmallMarket::ones);
  }

  private static void ones(int date, float[] row) {
    for (int s = 0; s < STOCKS; s++) {
      row[s] = 1;
    }
  }

  static Assignment assignment(Panel panel) {
    return new Assignment(
        panel.fingerprint(), 140, "all", new Target(5, Price.OPEN), new Period(20, 120));
  }

  /** Distinct canonical formulas; many share subtrees. */
  static List<Formula> formulas() {
    List<Formula> formulas = new ArrayList<>();
    for (String field : FIELDS) {
      for (int window : new int[] {3, 5, 10, 20}) {
        formulas.add(formula("ts_mean(%s,%d)/%s".formatted(field, window, field)));
        formulas.add(formula("-ts_std(%s,%d)".formatted(field, window)));
        formulas.add(formula("ts_rank(%s,%d)".formatted(field, window)));
        formulas.add(formula("ts_corr(%s,volume,%d)*(high-low)".formatted(field, window)));
      }
    }
    return formulas.stream().distinct().toList();
  }

  private static Formula formula(String text) {
    return Formula.parse(text).canonical();
  }
}
