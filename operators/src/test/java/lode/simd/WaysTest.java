package lode.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways of computing windows and curves, each in a class loader of its own. */
class WaysTest {
  @ParameterizedTest
  @ValueSource(strings = {"128", "256", "512"})
  void shouldGiveTheBitsOfThePlainWay(String bits) throws Exception {
    Map<?, ?> plain = digests("plain");
    assertThat(plain).hasSizeGreaterThan(30);
    assertThat((Object) digests(bits)).isEqualTo(plain);
  }

  private static Map<?, ?> digests(String way) throws Exception {
    String before = System.getProperty("lode.simd");
    System.setProperty("lode.simd", way);
    try {
      Class<?> exercise = Class.forName("lode.simd.Exercise", true, new Anew());
      Method digests = exercise.getDeclaredMethod("digests");
      digests.setAccessible(true);
      return (Map<?, ?>) digests.invoke(null);
    } finally {
      if (before == null) {
        System.clearProperty("lode.simd");
      } else {
        System.setProperty("lode.simd", before);
      }
    }
  }

  /** Loads the package anew and leaves the rest to the usual loader. */
  private static final class Anew extends ClassLoader {
    Anew() {
      super(WaysTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("lode.simd.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
