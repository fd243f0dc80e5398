package lode.run;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Makes a record from a configuration section: component {@code maxNodes} is the key {@code
 * max-nodes}; nested records are nested sections. So a setting is one record component, and its
 * record's constructor is where it is checked.
 */
final class RecordBinder {
  private RecordBinder() {}

  static <T> T bind(Config config, Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = value(config, components[i]);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new SettingsException(
          "setting refused: section=" + type.getSimpleName() + ": " + e.getCause().getMessage());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(Config config, RecordComponent component) {
    String key = kebab(component.getName());
    Class<?> type = component.getType();
    try {
      if (type == int.class) {
        return config.getInt(key);
      } else if (type == long.class) {
        return config.getLong(key);
      } else if (type == double.class) {
        return config.getDouble(key);
      } else if (type == boolean.class) {
        return config.getBoolean(key);
      } else if (type == String.class) {
        return config.getString(key);
      } else if (type.isEnum()) {
        return constant(key, config.getString(key), type);
      } else if (type == List.class) {
        return list(config, key, component);
      }
      return bind(config.getConfig(key), type);
    } catch (ConfigException e) {
      throw new SettingsException("setting not readable: key=" + key + ": " + e.getMessage());
    }
  }

  private static Object constant(String key, String text, Class<?> type) {
    String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> ((Enum<?>) c).name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new SettingsException(
                "unknown value: key="
                    + key
                    + " value="
                    + text
                    + " allowed="
                    + Arrays.toString(type.getEnumConstants())));
  }

  private static List<?> list(Config config, String key, RecordComponent component) {
    var element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    return element == Integer.class ? config.getIntList(key) : config.getStringList(key);
  }

  static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
