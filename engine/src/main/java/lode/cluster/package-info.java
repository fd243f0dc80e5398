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
 *    |                  |---- Invite(assignment)-&gt;|  opens its own copy of the panel, or fetches it
 *    |                  |&lt;-- Join(credentials) ---|
 *    |                  |    (or Decline; or the coordinator answers Refuse)
 *    |-- Submit(texts,  |                        |
 *    |           look)-&gt;|                        |
 *    |                  |---- Evaluate(shard) ---&gt;|  parses, looks at them, on its Hands
 *    |                  |&lt;--- Completed(outcomes)-|  "and give me the next"
 *    |                  |&lt;--- Failed(reason) -----|  (then one formula at a time, elsewhere)
 *    |&lt;-- Done(outcomes)|                        |
 * </pre>
 *
 * <p>A formula is looked at in up to three ways ({@link lode.cluster.Look}): probed for what it
 * means, raced, evaluated. All that costs time is done by workers, so that one coordinator feeds
 * many; it breeds, compares and writes down. All three are shards like any other: lent, copied,
 * compared, given up.
 *
 * <p>Workers pull: an answer is also the request for the next shard. A worker has one shard more
 * than it is at, so that it need not wait for messages; but nothing besides a shard that somebody
 * was lost with, and at the end of a batch nothing that another could begin. Probes overtake: what
 * a round of them finds is begun while search looks for the rest ({@link
 * lode.evolution.BatchEvaluator#expect}), in shards that need not end together, and fills the time
 * between rounds. No clock decides what is found: the outcomes depend on the formulas alone. A
 * worker's evaluations run on a thread of its own, {@link lode.cluster.Hands}, so that the worker
 * can be spoken to meanwhile.
 *
 * <h2>One coordinator, or three</h2>
 *
 * <p>{@code lode mine} makes a node that lives as long as its campaign. {@code lode coordinator} is
 * a {@link lode.cluster.CoordinatorNode} that may wait for days for its turn: the campaign is a
 * cluster singleton over one or three of them, and who is lost is decided by their majority: {@link
 * lode.cluster.Silence} is the rule, {@link lode.cluster.Downing} Akka's way to it. What workers
 * hear of each other, or of a coordinator, decides nothing.
 *
 * <pre>
 *   a   turn: campaign (epoch 1) ..... lost |            . wakes up: the folder's epoch is 2
 *   b   stands by                           | turn: seizes the folder, epoch 2, resumes
 *   c   stands by                           |            '- workers obey 2, and 1 no more
 * </pre>
 *
 * <p>A turn is an opinion; the run's folder makes it true ({@code lode.journal.Fence}): its lock is
 * taken, or seized from a process that is out of the cluster and sleeps; its epoch is raised, its
 * files are copied, so that what the sleeper has open is nobody's.
 *
 * <h2>Whom a coordinator believes</h2>
 *
 * <p>Every message carries a {@link lode.cluster.Term}: run and epoch. A worker obeys no older
 * epoch of a run than the newest it has heard of ({@link lode.cluster.Newest}) and tells the one
 * who still reigns by it; a coordinator drops what answers another term, and is over when a newer
 * one exists.
 *
 * <p>A worker shows {@link lode.cluster.Credentials} before its first shard: protocol, version,
 * operators, fingerprint and a {@link lode.cluster.Golden} digest of what it computes from the
 * cells it has. With anything else it is refused, and both values are in the log.
 *
 * <p>Between machines there is mutual TLS ({@link lode.cluster.Tls}, {@link
 * lode.cluster.Certificates}); without it a node listens on loopback only ({@link
 * lode.cluster.Security}). What may be deserialised is the sealed list of messages, nothing else.
 *
 * <h2>What may go wrong</h2>
 *
 * <ul>
 *   <li>A worker is lost: its shards wait again in the {@link lode.cluster.ShardQueue}, which is
 *       plain state and tested without Akka.
 *   <li>A worker is slow: whoever finds nothing else to do gets a copy of a shard that is late
 *       beside the campaign's {@link lode.cluster.Pace}. The first answer counts.
 *   <li>A worker does not come back with its shard, though its heart beats: after a deadline the
 *       shard has failed there, its thread is left where it is, and the worker gets a new one.
 *   <li>Two answers differ: a late one, a copy's, or that of the one formula in a hundred which is
 *       always evaluated twice. The campaign ends with a {@link
 *       lode.cluster.DisagreementException}.
 *   <li>A formula costs too much ({@link lode.cluster.Cost}): it is not evaluated. A formula
 *       throws, or its workers die over it or do not come back: it is tried alone, and given up
 *       after two more; the decision is {@link lode.cluster.Poison} and kept by the run.
 *   <li>A worker runs out of memory: it says so and ends its process, to be started again. In the
 *       campaign's own process it goes on, at a new bench.
 *   <li>A worker does not hear nodes that the coordinators hear: it is given up, and joins anew.
 *   <li>All coordinators are away: the worker's node ends, and {@code lode worker} starts another,
 *       which looks the addresses up anew ({@link lode.cluster.Seeds}).
 *   <li>The panel is not there: {@link lode.cluster.PanelFetch} has it from the campaign's {@link
 *       lode.cluster.PanelServer}, over HTTP beside the cluster: panels never travel as messages.
 *       What clients may take is in {@link lode.cluster.HttpLimits}.
 * </ul>
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
