package lode.http;

import java.util.Optional;
import lode.evaluation.Split;
import lode.panel.Panel;
import lode.run.CampaignListener;
import lode.run.RunDirectory;
import lode.run.Settings;
import lode.run.Summary;

/**
 * Ready from the moment the data is open and the run's folder is written, until the campaign ends;
 * not while it waits for its disk.
 */
public final class CampaignHealth implements CampaignListener, Health {
  private volatile String trouble = "the data is being opened";

  @Override
  public Optional<String> unready() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public void started(RunDirectory run, Settings settings, Panel panel, Split split) {
    trouble = null;
  }

  @Override
  public void paused(String reason) {
    trouble = "waiting for the disk: " + reason;
  }

  @Override
  public void goesOn(double seconds) {
    trouble = null;
  }

  @Override
  public void finished(Summary summary) {
    trouble = "the campaign is over";
  }

  @Override
  public void stopped(RunDirectory run, int generation) {
    trouble = "the campaign was stopped";
  }
}
