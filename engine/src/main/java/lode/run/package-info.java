/**
 * A campaign and its folder.
 *
 * <p>Main types: {@link lode.run.Settings} (all settings, read once from the resource {@code
 * campaign.conf}, a file and the command line), {@link lode.run.Campaign} (the use case: open data,
 * split, search, promote), {@link lode.run.RunDirectory} (the names of a run's files), {@link
 * lode.run.RunRecords} (reads them back).
 *
 * <p>The flow: a generation is evolved, its trials, table row and champions are written, and then
 * its checkpoint; only then does it count. A stop or a crash loses at most the generation under
 * way: {@link lode.run.Campaign#resume} cuts the files back to the last checkpoint and goes on to
 * the same champions. At the end the archive is fixed ({@code champions.sha256}), examined on
 * validation, judged, and what passes enters the library.
 *
 * <p>To add a setting, add a component to {@link lode.run.Settings} or to the record of its
 * section, and its default with a comment to {@code campaign.conf}.
 */
package lode.run;
