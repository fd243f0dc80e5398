package lode.http;

import java.util.Optional;

/** How a process is: asked by a service manager every few seconds, so it must be cheap. */
public interface Health {
  /**
   * Why the process cannot do its work now; empty while it can. It may be waiting for others or for
   * a disk: that is no reason to restart it.
   */
  Optional<String> unready();
}
