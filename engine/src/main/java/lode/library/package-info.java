/**
 * The library of promoted factors and the gate before it.
 *
 * <p>Main types: {@link lode.library.Admission} holds the checks, one row each, against {@link
 * lode.library.Limits}; every check is a {@link lode.library.Check} with limit and value, passed or
 * not. {@link lode.library.Gate} walks the finalists in the order of the search and admits, rejects
 * or lets one replace a weaker twin. {@link lode.library.FactorLibrary} keeps {@link
 * lode.library.Factor}s in an append-only file.
 *
 * <p>To add a promotion check, add a row to {@link lode.library.Admission} and, where it has a bar
 * of its own, a component to {@link lode.library.Limits} and its key to the settings.
 */
package lode.library;
