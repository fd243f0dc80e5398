package lode.cluster;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import lode.evolution.Assignment;
import lode.evolution.Evaluation;
import lode.evolution.Ground;
import lode.evolution.LocalEvaluator;
import lode.formula.Formula;
import lode.formula.FormulaSet;
import lode.panel.Field;
import lode.panel.Panel;
import lode.panel.Period;

/**
 * Proof that a node computes the same bits of the same data: a digest over the cells that an
 * assignment may read, and over {@value #FORMULAS} well-known formulas evaluated and probed on the
 * first dates that it scores. A panel file changed in place, another build, another processor or a
 * broken memory give another digest.
 */
final class Golden {
  /** So many formulas are evaluated. */
  static final int FORMULAS = 64;

  private static final int DATES = 120;
  private static final long CHUNK = 1 << 28;

  private Golden() {}

  /** The digest, as hex. Takes a second or so on a large panel. */
  static String of(Panel panel, Assignment assignment) {
    MessageDigest digest = sha256();
    cells(panel, Math.min(assignment.cut(), panel.dates().size()), digest);
    Period train = assignment.train();
    Period scored = new Period(train.from(), Math.min(train.to(), train.from() + DATES));
    Assignment few =
        new Assignment(
            assignment.fingerprint(),
            Math.min(assignment.cut(), scored.to() + assignment.target().reach()),
            assignment.universe(),
            assignment.target(),
            scored);
    outcomes(new LocalEvaluator(new Ground(panel, few)), formulas(panel), digest);
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  /** The first built-in formulas, by the hash of their text, that the panel has the fields of. */
  static List<Formula> formulas(Panel panel) {
    Stream<Formula> known =
        FormulaSet.BUILT_IN.stream()
            .flatMap(name -> FormulaSet.of(name).trees().stream())
            .map(Formula::canonical)
            .filter(formula -> names(formula).stream().allMatch(panel::has))
            .distinct()
            .sorted(Comparator.comparing(Formula::fid));
    Stream<Formula> plain =
        panel.fields().stream()
            .filter(field -> field.kind() == Field.Kind.VALUE)
            .map(field -> new Formula.Field(field.name()));
    return Stream.concat(known, plain).limit(FORMULAS).toList();
  }

  private static Set<String> names(Formula formula) {
    Set<String> names = new HashSet<>();
    if (formula instanceof Formula.Field field) {
      names.add(field.name());
    }
    formula.children().forEach(child -> names.addAll(names(child)));
    return names;
  }

  private static void cells(Panel panel, int dates, MessageDigest digest) {
    long bytes = (long) dates * panel.stride() * Float.BYTES;
    for (int f = 0; f < panel.fields().size(); f++) {
      CRC32C crc = new CRC32C();
      MemorySegment rows = panel.segment(f);
      for (long at = 0; at < bytes; at += CHUNK) {
        crc.update(rows.asSlice(at, Math.min(CHUNK, bytes - at)).asByteBuffer());
      }
      digest.update(panel.fields().get(f).name().getBytes(StandardCharsets.UTF_8));
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue()).flip());
    }
  }

  private static void outcomes(
      LocalEvaluator evaluator, List<Formula> formulas, MessageDigest digest) {
    for (Evaluation evaluation : evaluator.evaluate(formulas)) {
      digest.update(
          bits(DoubleStream.of(evaluation.fitness().values()).mapToLong(Double::doubleToLongBits)));
      digest.update(evaluation.sketch().ranks());
    }
    digest.update(bits(LongStream.of(evaluator.hash(formulas))));
  }

  private static ByteBuffer bits(LongStream values) {
    long[] all = values.toArray();
    ByteBuffer bits = ByteBuffer.allocate(all.length * Long.BYTES);
    bits.asLongBuffer().put(all);
    return bits;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
