package lode.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static int bytes(Search search) {
    try {
      return JsonMapper.builder().build().writeValueAsBytes(search.checkpoint()).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldNotGrowWithTheSearchR9() {
    Search search = Toy.search(13);
    for (int g = 0; g < 6; g++) {
      search.next();
    }
    long early = search.last().counts().distinct();
    int small = bytes(search);
    while (search.last().counts().distinct() < 4 * early) {
      search.next();
    }
    assertThat(bytes(search)).isLessThan(small * 3 / 2);
  }
}
