package lode.run;

import java.util.List;
import lode.evaluation.Split;
import lode.evolution.Generation;
import lode.library.Verdict;
import lode.panel.Panel;
import lode.validation.Luck;

/** Watches a campaign, e.g. to draw it on a terminal. Cannot change it. */
public interface CampaignListener {
  /** Nobody watches. */
  CampaignListener NONE = new CampaignListener() {};

  /** Data is open and the split is made. */
  default void started(RunDirectory run, Settings settings, Panel panel, Split split) {}

  /** The run goes on behind this generation; the notes say which of its files were not whole. */
  default void resumed(int generation, List<String> notes) {}

  /** The disk cannot be written; the campaign waits for it. */
  default void paused(String reason) {}

  /** The disk can be written again. */
  default void goesOn(double seconds) {}

  /** Workers of other machines can join at this address. */
  default void listening(String address) {}

  /** A generation is whole and on disk. */
  default void generation(Generation generation, int of, double seconds) {}

  /** The finalists are being examined. */
  default void validating(int finalists) {}

  /** All verdicts are on disk. */
  default void judged(List<Verdict> verdicts, Luck luck) {}

  /** What was planted in a sample market has been compared with what was promoted. */
  default void matched(List<PlantedMatch> matches) {}

  /** The run is over. */
  default void finished(Summary summary) {}

  /** The run was stopped and can go on. */
  default void stopped(RunDirectory run, int generation) {}
}
