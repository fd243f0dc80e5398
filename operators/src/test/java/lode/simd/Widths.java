package lode.simd;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;

/** Vector twins at a width of choice: their species are constants, so classes are loaded anew. */
final class Widths {
  private static final String WIDTH = "lode.simd";

  private Widths() {}

  /** A twin of this name at so many bits. */
  static <T> T at(String bits, Class<T> type, String name) throws ReflectiveOperationException {
    String before = System.getProperty(WIDTH);
    System.setProperty(WIDTH, bits);
    try {
      Class<?> twin = Class.forName("lode.simd." + name, true, new Anew());
      Constructor<?> constructor = twin.getDeclaredConstructor();
      constructor.setAccessible(true);
      return type.cast(constructor.newInstance());
    } finally {
      if (before == null) {
        System.clearProperty(WIDTH);
      } else {
        System.setProperty(WIDTH, before);
      }
    }
  }

  /** Loads the twins anew and leaves the rest to the usual loader. */
  private static final class Anew extends ClassLoader {
    Anew() {
      super(Widths.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("lode.simd.Vector")
          && !name.startsWith("lode.simd.Plain")
          && !name.equals("lode.simd.Lanes")) {
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
