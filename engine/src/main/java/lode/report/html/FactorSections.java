package lode.report.html;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import lode.backtest.TearSheet;
import lode.formula.Formula;
import lode.report.FormulaTree;
import lode.run.Validation;
import lode.validation.FactorStudy;
import lode.validation.Orientation;

/** A promoted factor by itself: what it is, its checks, what it foretells, what it would earn. */
final class FactorSections {
  private FactorSections() {}

  static List<Section> of(RunData data, List<String> fids) {
    return fids.stream().flatMap(fid -> of(data, fid).stream()).toList();
  }

  private static Optional<Section> of(RunData data, String fid) {
    FactorStudy study = data.studies().get(fid);
    if (study == null) {
      return Optional.empty();
    }
    Optional<TearSheet> sheet = Optional.ofNullable(data.backtests().get(fid));
    StringBuilder body = new StringBuilder();
    body.append("<p class=\"lead\">").append(Html.formula(study.formula())).append("</p>\n");
    body.append(
        Html.paragraph(
            (study.direction() < 0
                    ? "Low values foretold high returns on train: everything below is turned, as if"
                        + " the formula were negated, so that up is good."
                    : "High values foretold high returns on train.")
                + " Label "
                + study.target()
                + ", universe "
                + study.universe()
                + "."));
    body.append(cards(data, study, sheet));
    data.verdict(fid).ifPresent(v -> body.append(ChecksPart.of(v)));
    body.append(
        Html.folded(
            "The formula as a tree",
            "<pre>" + Html.text(FormulaTree.of(Formula.parse(study.formula()))) + "</pre>\n"));
    FactorStudy upright = Orientation.of(study);
    body.append(SignalPart.of(upright));
    body.append(SlicePart.of(upright));
    sheet.ifPresent(s -> body.append(PortfolioPart.of(s)));
    return Optional.of(new Section("f-" + fid, Shown.fid(fid), body.toString()));
  }

  private static String cards(RunData data, FactorStudy study, Optional<TearSheet> sheet) {
    StringBuilder cards = new StringBuilder("<div class=\"cards\">");
    Optional<ObjectNode> verdict = data.verdict(study.fid());
    verdict.ifPresent(v -> {
      double ic = study.direction() * Shown.number(v, "rank_ic_valid");
      cards.append(Shown.card(Shown.fixed(ic, 4), "rank IC on validation, oriented"));
    });
    data.finalist(study.fid())
        .map(Validation.Finalist::significance)
        .ifPresent(s -> {
          cards.append(
              Shown.card(Shown.fixed(s.t(), 2), "t of it; naive " + Shown.fixed(s.tNaive(), 2)));
          cards.append(Shown.card(Shown.fixed(s.deflated(), 3), "deflated Sharpe ratio (DSR)"));
        });
    sheet
        .map(s -> s.figures().get(TearSheet.LONG_SHORT))
        .ifPresent(f -> {
          cards.append(
              Shown.card(
                  Shown.fixed(f.net().sharpe(), 2),
                  "net Sharpe, long-short; gross " + Shown.fixed(f.gross().sharpe(), 2)));
          cards.append(
              Shown.card(
                  Shown.percent(f.net().annualReturn()),
                  "net a year; gross " + Shown.percent(f.gross().annualReturn())));
          cards.append(Shown.card(Shown.money(f.capacity().money()), "capacity, long-short"));
        });
    return cards.append("</div>\n").toString();
  }
}
