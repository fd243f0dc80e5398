/**
 * A campaign and its folder.
 *
 * <p>Main types: {@link lode.run.Settings} (all settings, read once from the resource {@code
 * campaign.conf}, a file and the command line), {@link lode.run.Campaign} (the use case: open data,
 * split, search, promote), {@link lode.run.RunDirectory} (the names of a run's files), {@link
 * lode.run.RunRecords} (reads them back).
 *
 * <p><b>The flow.</b> Everything is read and checked ({@code Inputs}) before a folder is made; its
 * manifest is written last, and vouches for the files before it. {@code SearchPhase} evolves a
 * generation; {@code Journal} writes it; then it counts. At the end the archive is fixed ({@code
 * champions.sha256}); how hard the search was is counted ({@code Reckoning}, {@link lode.ledger});
 * finalists, sample and library are looked at in one pass over train and validation ({@link
 * lode.validation.Validator}); what luck alone would have found is weighed; the finalists are
 * judged, and what passes enters the library ({@code Promotion}), is traded and studied. {@link
 * lode.run.Validation} is what is kept of that. {@link lode.run.Holdout} is the one way to the
 * sealed rest of the dates.
 *
 * <p><b>What is durable when.</b>
 *
 * <pre>
 *   any answer   --> journal/gen-N.jsonl      forced 5 times a second, by a thread of its own
 *   generation N --> trials.jsonl, generations.jsonl, events.jsonl     forced
 *               '--> checkpoints/gen-N.json         forced, renamed: the generation counts
 *               '--> generations.csv, champions.csv, status.json     can be made from the above
 * </pre>
 *
 * <p>The checkpoint says how many records of these belong to it and holds the evaluations of
 * everyone in it, so a resume computes nothing twice but what the last fifth of a second scored.
 * What only grows, such as the formulas ever seen, is in the records: a checkpoint of a long search
 * is no larger than one of a short one. It takes 3 KB for each formula of population and archive:
 * one of 100,000 is 306 MB, written and forced in 2 to 9 s and read in 2 to 8 s on two cores that
 * had other work as well ({@code CheckpointLoadTest}). {@code Recovery} reads a folder without
 * changing it: it takes the newest checkpoint that is whole and whose records are all there, cuts
 * off the rest (kept in {@code *.torn} and {@code *.aside}), and stops with the name of the file
 * where nothing whole reaches back. {@link lode.run.Inspection} looks at all of it and says what is
 * not as it was written.
 *
 * <p><b>Who may write.</b> One process, of {@code lode mine} or of the coordinator whose turn it is
 * ({@code Campaign.lead}): a lock, and an epoch that each record carries and each write compares
 * ({@link lode.journal.Fence}). <b>When the disk fails</b>, {@link lode.journal.Disk} tries again
 * until it works or somebody asks to stop: what a generation writes is in memory until it is
 * forced. <b>A stop</b> is seen twenty times a second, in every wait ({@code Patience}); threads
 * that write are never interrupted. Work done again after a crash (verdicts, library) leaves things
 * as doing it once would.
 *
 * <p>To add a setting, add a component to {@link lode.run.Settings} or to the record of its
 * section, and its default with a comment to {@code campaign.conf}. To add a step that writes, give
 * it to {@code Journal.persist} as something that may be begun again, and a fail point in {@code
 * CrashFaultTest}.
 */
package lode.run;
