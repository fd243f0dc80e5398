/**
 * The campaign: one {@link lode.cluster.Coordinator} lends shards of formulas to any number of
 * {@link lode.cluster.Worker}s, in this JVM and on every node that joins, and gives the search its
 * evaluations back by index. To the search it is one {@link lode.cluster.ClusterEvaluator}, the
 * same bits as {@link lode.evolution.LocalEvaluator}.
 *
 * <h2>The protocol</h2>
 *
 * <pre>
 *  search          Coordinator                 Worker             Receptionist
 *    |                  |                        |---- register ------>|
 *    |                  |&lt;---------------- workers that are reachable --|
 *    |                  |---- Invite(assignment)-&gt;|  opens its own copy of the panel
 *    |                  |&lt;-- Join(protocol, operators, fingerprint) --|
 *    |                  |    (or Decline; or the coordinator answers Refuse)
 *    |-- Submit(texts)-&gt;|                        |
 *    |                  |---- Evaluate(shard) ---&gt;|  parses, evaluates, on its own thread
 *    |                  |&lt;--- Completed(outcomes)-|  "and give me the next"
 *    |                  |&lt;--- Failed(reason) -----|  (then one formula at a time, elsewhere)
 *    |&lt;-- Done(outcomes)|                        |
 * </pre>
 *
 * <p>Workers pull: an answer is also the request for the next shard, so nobody is ever sent more
 * than he can do. A worker that is lost (its actor ended, or its node is no longer reachable) gives
 * its shards back to the {@link lode.cluster.ShardQueue}, which is plain state and tested without
 * Akka; an answer that arrives twice is compared and dropped. Nothing is decided by a clock, and
 * the loss of a worker is never held against a formula: the outcomes depend on the formulas alone.
 *
 * <p>Panels do not travel. An assignment names its data by fingerprint, each node finds its own
 * copy ({@link lode.cluster.Panels}), and a worker with other data, operators or protocol is
 * refused with both values in the log.
 *
 * <h2>Configuration</h2>
 *
 * <p>{@code cluster-config/} holds what is packaged as {@code cluster/*.conf}; {@link
 * lode.cluster.Node} lays addresses and the user's file over it. Without a port no network is
 * opened, and the rest is the same code.
 *
 * <h2>To add a message</h2>
 *
 * <ol>
 *   <li>Add a record to {@code Worker.Command} or {@code Coordinator.Command}; the compiler then
 *       shows every switch that has to know it.
 *   <li>If it crosses the network it is a {@link lode.cluster.WireMessage}: plain data and actor
 *       references only; add an example to {@code WireMessageTest}, which fails without one.
 *   <li>Raise {@code Worker.PROTOCOL} if a node of the version before would misread it.
 * </ol>
 */
package lode.cluster;
