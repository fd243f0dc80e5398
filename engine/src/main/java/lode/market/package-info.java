/**
 * Market data in: from files of daily bars to one panel.
 *
 * <h2>Main types</h2>
 *
 * {@link lode.market.DataSource} answers "open this data" for every command; {@link
 * lode.market.Import} decides what a panel holds and means; {@link lode.market.DataCheck} counts
 * what is odd; the {@link lode.market.Ledger} knows every dropped row and every assumption.
 *
 * <h2>The flow</h2>
 *
 * <pre>
 * files --LongReader / QlibFolder--> rows --MarketData--> columns as traded, on axes
 *       --Adjustment, TechnicalFields, PriceLimits, Universe, Groups--> PanelWriter --> .panel
 * </pre>
 *
 * Every row that is read either reaches the panel or has an entry in the ledger. A cell that is no
 * number, a line with too few or too many cells, a date that is none, a file that is cut short:
 * these stop the import with file, line and column. A row without date or symbol, with a price or
 * factor of zero or less, or with the date and symbol of an earlier row, is dropped and counted.
 *
 * <h2>What a source looks like</h2>
 *
 * A CSV (also {@code .csv.gz}; comma, semicolon, tab or bar) or Parquet file, or a glob of such
 * files, with the columns {@code date,symbol,open,high,low,close,volume} and any further numeric
 * columns; dates as yyyy-MM-dd, yyyy/MM/dd or yyyyMMdd; empty, {@code NA}, {@code NaN} and {@code
 * null} are missing. Prices as traded and {@code adj_factor}, or adjusted prices without it. A
 * folder may hold more:
 *
 * <table>
 * <caption>Files of a source folder</caption>
 * <tr><td>{@code prices.*}</td><td>the bars; without it, all tables of the folder that are none of the following</td></tr>
 * <tr><td>{@code extra.*}</td><td>{@code date,symbol} and further numeric columns; {@code preclose} is the base of price limits
 * </td></tr>
 * <tr><td>{@code names.csv}</td><td>{@code symbol,start,is_st}: special treatment from a day on</td></tr>
 * <tr><td>{@code industry_history.csv}</td><td>{@code symbol,start,sector,industry}: groups from a day on</td></tr>
 * <tr><td>{@code meta.csv}</td><td>{@code symbol,list_date,sector,industry}: listing day; groups where there is no history
 * </td></tr>
 * <tr><td>{@code universe_<name>.txt}</td><td>lines of symbol, first day, last day, tabs between</td></tr>
 * <tr><td>{@code benchmark.csv}, {@code benchmark_<name>.csv}</td><td>{@code date,close}</td></tr>
 * </table>
 *
 * A folder with {@code features/} and {@code instruments/} is a Qlib folder ({@link
 * lode.market.QlibFolder}).
 *
 * <h2>What goes out</h2>
 *
 * {@link lode.market.FactorValues} writes the values of formulas, to Parquet ({@code
 * ParquetValues}, {@code ParquetPage}) or to a panel file ({@code PanelValues}). Both write while
 * all threads evaluate, hold a few rows of the formulas under way and no more, and spend about 10
 * ns of processor time a value (200 columns of 5,000 stocks x 1,250 days, with checksums and hashes
 * for the panel; a Parquet file through DuckDB's appender took 90 to 120).
 *
 * <h2>To add</h2>
 *
 * <ul>
 *   <li>a source: a class that makes a {@link lode.market.RawMarket} (see {@code TableSource}), and
 *       a line in {@link lode.market.Import#read} that recognises it;
 *   <li>a derived field: a method in {@code Adjustment} and a line in {@code Import.prices};
 *   <li>a technical field: a row in {@code TechnicalField.TABLE};
 *   <li>a market or a change of its rules (limits, lots, stamp duty): an entry in {@code
 *       market-rules.conf};
 *   <li>a form of written values: a class and a line in {@code FactorValues.write};
 *   <li>a check: a line in {@code BarCheck.announce} and the place that counts it.
 * </ul>
 */
package lode.market;
