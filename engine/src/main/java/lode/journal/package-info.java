/**
 * Files that survive what happens to processes, disks and power.
 *
 * <p>{@link lode.journal.Ledger} appends records to a file of {@link lode.journal.Line}s, plain
 * JSON lines that carry a CRC32C, a number and the writer's epoch; {@link lode.journal.Scan} finds
 * what of such a file is valid, and cuts off a torn tail. {@link lode.journal.Sealed} is one JSON
 * object in a file, with its SHA-256; {@link lode.journal.DurableFile} writes a file whole or not
 * at all, {@link lode.journal.JsonFile} a record as one. {@link lode.journal.Fence} is the right to
 * write into a folder: a lock and an epoch. {@link lode.journal.Disk} waits where a disk is full or
 * read-only. {@link lode.journal.Stamp} is the time of day, which records tell and nothing depends
 * on.
 *
 * <p>The rule everywhere: a write whose force failed is not forced again but written again, from
 * memory, into a file opened anew; a file is valid by its own checks or not used.
 *
 * <p>{@link lode.journal.FailPoint} is where tests have a process die between two steps, or a disk
 * fail.
 */
package lode.journal;
