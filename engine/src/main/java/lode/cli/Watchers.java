package lode.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import lode.run.CampaignListener;

/** Several who watch one campaign: each is told everything, in this order. */
final class Watchers {
  private Watchers() {}

  static CampaignListener of(CampaignListener... watchers) {
    return (CampaignListener)
        Proxy.newProxyInstance(
            CampaignListener.class.getClassLoader(),
            new Class<?>[] {CampaignListener.class},
            (_, method, arguments) -> {
              try {
                for (CampaignListener watcher : watchers) {
                  method.invoke(watcher, arguments);
                }
                return null;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
