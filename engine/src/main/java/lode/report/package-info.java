/**
 * What people read of a run: pure functions of its folder, also of an unfinished one.
 *
 * <p>Main types: {@link lode.report.LifeStory} tells one formula's life from birth to verdict,
 * {@link lode.report.FactorTable} lists promoted factors, {@link lode.report.TextTable} and {@link
 * lode.report.Numbers} decide how tables and numbers look.
 *
 * <p>To add a section, write a class with one static function of a {@link lode.run.RunDirectory}
 * that returns text, and call it from a command.
 */
package lode.report;
