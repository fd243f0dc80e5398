/**
 * Market data as everything above sees it: a block of fields x dates x stocks, float32, immutable.
 *
 * <p>{@link lode.panel.Panel} is the block. Its axes are {@link lode.panel.Dates} and {@link
 * lode.panel.Stocks}; a {@link lode.panel.Field} says what a layer of numbers is: a quantity, a
 * universe mask, a group id, or the {@link lode.panel.TradingStatus} bits that tell whether a stock
 * could be bought or sold. Rows (one field, one date, all stocks) are contiguous, 64-byte aligned
 * and padded with NaN, because every computation streams over dates and works on whole rows.
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Missing is NaN, and only NaN: no infinity, no zero that means "none". Masks and status are
 *       never missing. {@link lode.panel.PanelWriter} refuses what breaks this.
 *   <li>A field that nobody can read by mistake is better than a check: {@link
 *       lode.panel.Panel#until} gives a panel in whose memory the later days are not.
 *   <li>A panel's name is its {@link lode.panel.Panel#fingerprint}: the content, not the path.
 *       Every result is filed under it, and two machines prove with it that they look at the same
 *       data.
 * </ul>
 *
 * <h2>Flow</h2>
 *
 * <p>A source adds axes, fields and benchmarks to a {@link lode.panel.PanelWriter}, which makes a
 * panel in memory ({@code build}) or a file ({@code write}); both have the same bytes and the same
 * fingerprint. Where fields are made by several threads, {@link lode.panel.PanelColumns} takes
 * their rows in any order and writes the same file. {@link lode.panel.PanelFile} draws the file,
 * maps it without reading it, and verifies it on demand. Errors with a file are {@link
 * lode.panel.PanelException}s; a wrong name is an {@link java.lang.IllegalArgumentException} that
 * says the {@link lode.panel.Nearest} right one.
 *
 * <p>{@link lode.panel.GeneratedPanel} is a panel of any size from a seed, for benchmarks and
 * tests.
 *
 * <p>To change the file's layout: raise {@code PanelHeader.VERSION}, redraw the picture in {@link
 * lode.panel.PanelFile}; an older reader then says so instead of misreading. To add a kind of
 * field: a constant in {@link lode.panel.Field.Kind} and the values it allows in {@code FieldRows}.
 */
package lode.panel;
