package lode.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lode.journal.DamagedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFileTest {
  @TempDir static Path folder;

  @Test
  void shouldReadBackEveryBit() throws Exception {
    FactorStudy study = study();
    Path file = folder.resolve("study.json");
    Files.writeString(file, StudyFile.text(study));
    assertThat(StudyFile.read(file))
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
        .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
        .isEqualTo(study);
  }

  @Test
  void shouldWriteSnakeCaseAndNullForWhatIsNotFinite() throws Exception {
    JsonNode tree = new ObjectMapper().readTree(StudyFile.text(study()));
    assertThat(tree.at("/daily/all_rank_ic/1").isNull()).isTrue();
    assertThat(tree.at("/daily/all_rank_ic/0").asText()).isEqualTo("0.1");
    assertThat(tree.at("/horizons/0/quantile_returns/1/0").isNull()).isTrue();
    assertThat(tree.at("/decay/half_life").isNull()).isTrue();
    assertThat(tree.at("/walk_forward/folds/0/out_of_sample/naive_t").isNull()).isTrue();
    assertThat(tree.at("/enterable/all/days").asInt()).isEqualTo(2);
  }

  @Test
  void shouldNameTheFileThatIsNoStudy() throws Exception {
    Path file = folder.resolve("none.json");
    Files.writeString(file, "{");
    assertThatThrownBy(() -> StudyFile.read(file))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("none.json");
  }

  private static FactorStudy study() {
    float nan = Float.NaN;
    Figures figures =
        new Figures(2, 1 / 3.0, 2, 3, 4, 5, 0.04, Double.POSITIVE_INFINITY * 0, -1e-9, 3, 0.5);
    float[] series = {0.1f, nan, 1e-7f, 16777216f, 3.4028235e38f};
    return new FactorStudy(
        FactorStudy.VERSION,
        "0123456789ab",
        "neg(close)",
        -1,
        "f00",
        "all",
        "5d@open",
        5,
        3,
        4,
        "market_cap",
        "",
        "equal weight",
        List.of("2020-01-01", "2020-01-02"),
        new DailyStudy(series, series, series, series, series, series, series, series),
        List.of(horizon(series, figures)),
        List.of(new QuantileValues(1, -1, 1, 0, Double.NaN, 1L << 40, 0.2)),
        new WalkForward(
            6,
            5,
            List.of(new WalkForward.Fold(0, 1, 2, 3, -1, figures, figures, figures, figures)),
            figures),
        List.of(new Slice("train", 12.5, figures)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(new Control("none", figures, figures)),
        new DecayStudy(
            new double[] {1, Double.NaN}, new double[0], series(), series(), 1, Double.NaN, 2),
        new Enterable(figures, figures, figures, 0.01, 0, Double.NaN));
  }

  private static HorizonStudy horizon(float[] series, Figures figures) {
    return new HorizonStudy(
        5,
        series,
        series,
        series,
        new float[][] {series, {Float.NaN}},
        series,
        series,
        series,
        series,
        series,
        figures,
        figures,
        figures,
        List.of(figures, figures),
        figures,
        Math.PI,
        Double.NaN,
        0,
        0.25,
        1);
  }

  private static double[] series() {
    return new double[] {0.1, Double.NaN, Double.MIN_VALUE, 1e300, -0.0};
  }
}
