/**
 * Faults, injected into real processes of the command line, and the oracle that judges what comes
 * out: {@code champions.sha256} must equal that of a quiet run.
 *
 * <p>{@link lode.fault.LodeProcess} is a process that can be killed, frozen and thawed; {@link
 * lode.fault.Proxy} a bad line between two of them; {@link lode.fault.Namespaces} a small network
 * whose links can be cut; {@link lode.fault.Mining} the campaign that all tests share; {@link
 * lode.fault.Seed} the random choices of a test, printed with the command that repeats them; {@link
 * lode.fault.Wait} waits for conditions, generously, and never judges by time.
 *
 * <p>A test is named by the number of its fault (F1, F3, ...), and touches nothing but the command
 * line, the files of the run directory and the network. The table of all faults, and of the test
 * that holds each, is {@code src/test/FAULTS.md}; {@link lode.fault.FaultTableTest} keeps it true.
 *
 * <p>To add one: a method whose name ends in its number, and its name in the row of that number.
 * What has to be waited for is waited for with the campaign {@link lode.fault.Mining#held}, so that
 * a test costs the start of its processes and little more.
 */
package lode.fault;
