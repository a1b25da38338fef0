package org.huimin.programme;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Reads every regime the product ships when the house opens: a slip in one is found there and not by the first programme under it. */
@Component
class ShippedRegimes {

    private final List<RegimeProfile> all;

    ShippedRegimes() throws IOException {
        this.all = Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:/regimes/*.yaml")).map(Resource::getFilename).map(Objects::requireNonNull)
                .sorted().map(name -> RegimeProfile.shipped(name.substring(0, name.indexOf('.'))).orElseThrow()).toList();
    }

    List<RegimeProfile> all() {
        return all;
    }
}
