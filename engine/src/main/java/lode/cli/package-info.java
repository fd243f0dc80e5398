/**
 * The command line: one class per command.
 *
 * <p>Main types: {@link lode.cli.Lode} lists the commands, {@link lode.cli.Failures} turns an
 * exception into one line and an {@link lode.cli.ExitCode}, {@link lode.cli.Console} draws a
 * campaign, {@link lode.cli.Interrupt} turns Ctrl-C into a request to stop.
 *
 * <p>A command reads options, calls one room, and prints; it decides nothing. Results go to
 * standard output, everything else to standard error.
 *
 * <p>To add a command, write a class and name it in {@link lode.cli.Lode} and in the README.
 */
package lode.cli;
