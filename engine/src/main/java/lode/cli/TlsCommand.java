package lode.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lode.tls.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lode tls}: certificates for the nodes of a campaign. */
@Command(
    name = "tls",
    mixinStandardHelpOptions = true,
    description = "Makes certificates for coordinators and workers.",
    subcommands = TlsCommand.Init.class)
final class TlsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.USER;
  }

  /** {@code lode tls init}. */
  @Command(
      name = "init",
      mixinStandardHelpOptions = true,
      description =
          "Makes an authority for a lab, once, and a folder of certificates for each node.",
      footer = {
        "Each node gets its folder (ca.pem, node.pem, node.key), and no other's.",
        "The authority's key in <directory>/ca can make new nodes: keep it off the nodes."
      })
  static final class Init implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
        names = "--directory",
        paramLabel = "<folder>",
        defaultValue = "tls",
        description = "where the files go (default: ${DEFAULT-VALUE})")
    private Path directory;

    @Option(
        names = "--days",
        paramLabel = "<n>",
        defaultValue = "365",
        description = "how long nodes' certificates are good (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(names = "--renew", description = "replace the certificates of nodes that have some")
    private boolean renew;

    @Parameters(
        arity = "1..*",
        paramLabel = "<host>",
        description =
            "a host name or address at which others reach the node, or name=host,host,...")
    private List<String> hosts;

    @Override
    public Integer call() {
      if (days < 1) {
        throw new IllegalArgumentException("not a number of days: days=" + days);
      }
      List<Lab.Node> nodes = hosts.stream().map(Lab.Node::of).toList();
      var out = spec.commandLine().getOut();
      new Lab(directory)
          .init(nodes, days, renew)
          .forEach(folder -> out.println(folder + "/{ca.pem,node.pem,node.key}"));
      out.flush();
      return ExitCode.OK;
    }
  }
}
