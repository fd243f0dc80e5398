package lode.cluster;

import akka.actor.ActorSystem;
import akka.remote.artery.tcp.SSLEngineProvider;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import scala.Option;

/**
 * Mutual TLS between the nodes, as {@code tls.conf} asks for it: whoever connects and whoever
 * listens must both show a certificate of the cluster's authority, and the listener's must be for
 * the name that was dialled. Certificates may be replaced while nodes run: new connections use the
 * files as they are then.
 */
final class Tls implements SSLEngineProvider {
  /** Folder of the certificates. */
  static final String DIRECTORY = "lode.tls.directory";

  private final SSLContext context;

  /** As Akka makes it. */
  Tls(ActorSystem system) {
    this.context =
        new Certificates(Path.of(system.settings().config().getString(DIRECTORY))).context();
  }

  @Override
  public SSLEngine createServerSSLEngine(String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {Certificates.PROTOCOL});
    parameters.setNeedClientAuth(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public SSLEngine createClientSSLEngine(String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(new String[] {Certificates.PROTOCOL});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    engine.setSSLParameters(parameters);
    return engine;
  }

  @Override
  public Option<Throwable> verifyClientSession(String host, SSLSession session) {
    return Option.empty();
  }

  @Override
  public Option<Throwable> verifyServerSession(String host, SSLSession session) {
    return Option.empty();
  }
}
