package lode.cluster;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import lode.panel.Panel;
import lode.panel.PanelFile;

/**
 * The panels of a worker process: its own, if it was given one and it is the campaign's, else what
 * it has fetched before, else what the campaign offers.
 */
public final class FetchedPanels implements Panels, AutoCloseable {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{16,64}");

  private final Optional<Panel> own;
  private final Path cache;
  private final Security security;
  private volatile String offered = "";
  private Panel fetched;

  /**
   * Panels of a process.
   *
   * @param own panel that the user named; not closed here
   * @param cache folder of what is fetched
   */
  public FetchedPanels(Optional<Panel> own, Path cache, Security security) {
    this.own = own;
    this.cache = cache;
    this.security = security;
  }

  @Override
  public void offered(String url) {
    offered = url;
  }

  @Override
  public synchronized Panel open(String fingerprint) {
    if (own.filter(panel -> panel.fingerprint().equals(fingerprint)).isPresent()) {
      return own.get();
    }
    if (fetched != null && fetched.fingerprint().equals(fingerprint)) {
      return fetched;
    }
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw new IllegalArgumentException("not a fingerprint: " + fingerprint);
    }
    Path file = cache.resolve("fetched-" + fingerprint + ".panel");
    if (!Files.exists(file)) {
      fetch(fingerprint, file);
    }
    // the one before may still be read by workers that have not heard of the new campaign
    fetched = PanelFile.open(file);
    return fetched;
  }

  private void fetch(String fingerprint, Path file) {
    if (own.isPresent() || offered.isEmpty()) {
      throw new IllegalArgumentException(
          "other data here: asked=%s have=%s; give the worker the panel of the campaign%s"
              .formatted(
                  fingerprint,
                  own.map(Panel::fingerprint).orElse("none"),
                  own.isPresent() ? ", or none" : ", or have it offered: cluster.panel-port=0"));
    }
    new PanelFetch(URI.create(offered), fingerprint, file, security, PanelFetch.ATTEMPTS).fetch();
  }

  @Override
  public synchronized void close() {
    if (fetched != null) {
      fetched.close();
      fetched = null;
    }
  }
}
