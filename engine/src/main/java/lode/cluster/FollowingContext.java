package lode.cluster;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * A context that stands for whichever is the latest. Servers and clients keep the one they were
 * given for as long as they live; with this one each of their connections is made by the context of
 * its day. Sessions are not carried over: what was agreed under old certificates is agreed anew.
 */
final class FollowingContext extends SSLContext {
  FollowingContext(Supplier<SSLContext> latest) {
    super(new Latest(latest), latest.get().getProvider(), latest.get().getProtocol());
  }

  private static final class Latest extends SSLContextSpi {
    private final Supplier<SSLContext> latest;

    Latest(Supplier<SSLContext> latest) {
      this.latest = latest;
    }

    @Override
    protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
        throws KeyManagementException {
      throw new KeyManagementException("it is what the latest context is");
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      return latest.get().createSSLEngine();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      return latest.get().createSSLEngine(host, port);
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return latest.get().getSocketFactory();
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      return latest.get().getServerSocketFactory();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      return latest.get().getServerSessionContext();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      return latest.get().getClientSessionContext();
    }

    @Override
    protected SSLParameters engineGetDefaultSSLParameters() {
      return latest.get().getDefaultSSLParameters();
    }

    @Override
    protected SSLParameters engineGetSupportedSSLParameters() {
      return latest.get().getSupportedSSLParameters();
    }
  }
}
