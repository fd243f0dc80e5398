/**
 * The library of promoted factors, and the gate before it.
 *
 * <h2>The gate</h2>
 *
 * {@link lode.library.Admission} holds the checks, one row each, against {@link
 * lode.library.Limits}; every check is a {@link lode.library.Check} with limit and value, passed or
 * not. {@link lode.library.Gate} walks the finalists in the order of the search and admits, rejects or
 * lets one replace a weaker twin.
 *
 * <h2>The library</h2>
 *
 * A {@link lode.library.FactorLibrary} keeps {@link lode.library.Factor}s. A run has its own as
 * JSON lines in its folder ({@link lode.library.FactorFile}): readable with nothing but eyes. The
 * one that campaigns share is a {@link lode.library.FactorDatabase}: SQLite in one file, or
 * PostgreSQL; {@link lode.library.LibraryAddress} tells them apart. {@code Database} opens,
 * migrates and guards; {@code FactorRows} and {@link lode.library.Measurements} hold the
 * statements, which are the same for both.
 *
 * <p><b>Several at once.</b> A promotion is one transaction that, done again, changes nothing. With
 * SQLite writers take turns and wait for each other up to a minute (write-ahead log, a writer says
 * at its beginning that it is one); with PostgreSQL rows are theirs. A process that is killed
 * leaves what was there before its transaction.
 *
 * <p><b>Secrets.</b> User and password are never in an address, because addresses are kept in runs
 * and logs: they come from PGUSER, PGPASSWORD, PGPASSFILE or {@code ~/.pgpass}.
 *
 * <h2>Tables</h2>
 *
 * {@code factor}, {@code promotion_check} and {@code event} say what was promoted, by what
 * evidence, and what became of it. {@code performance} has metrics by factor, period and evaluation
 * date (period train, validation and backtest are those of the promotion); {@code daily} the
 * numbers of each date that all periods are made of; {@code decay} the verdicts on decay; {@code
 * correlation} every pair, as of the last update. {@code factor_value} has values by factor, date
 * and stock, raw, normalised and ranked.
 *
 * <p><b>Why values are not all rows.</b> 200 factors x 5,000 stocks x 2,500 days are 2.5 thousand
 * million values: 10 GB of float32, and twenty times that as rows with keys. Rows are the newest
 * few days, which people join with other tables; the history of raw values is in panel files beside
 * the database ({@code ValueHistory}), named by {@code value_file}, mapped without a copy by Lode
 * and numpy. The other four numbers are functions of the raw ones and not kept there.
 *
 * <h2>An update</h2>
 *
 * {@link lode.library.LibraryUpdate} asks the engine for the dates after the last one known; that
 * streams from the anchor below the look-back of each formula, so the bits are those of a full run.
 * The last date known is computed again and compared: data that were restated are refused. Per-date
 * numbers are final once a label is known; those of the last days before are measured again. {@link
 * lode.library.DecayWatch} compares what came with what was. Everything is written in one
 * transaction at the end; files of values are written before it and count only with it.
 *
 * <h2>To add</h2>
 *
 * <ul>
 *   <li>a promotion check: a row in {@link lode.library.Admission} and, where it has a bar of its
 *       own, a component of {@link lode.library.Limits} and its key in the settings;
 *   <li>a table or column: a file {@code V<n>__<what>.sql} in {@code
 *       src/main/resources/lode/library/migrations}, never a change of an older one, in words that
 *       SQLite and PostgreSQL both know;
 *   <li>an operator's counterpart in Qlib: a row in {@link lode.library.QlibText}; every operator
 *       must have a definition in {@code operators.py}, which {@link lode.library.PythonText}
 *       ships.
 * </ul>
 */
package lode.library;
