package org.huimin.notify;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands where a county has connected nothing: remembers what would have gone out, by id only, and sends nothing. */
class RecordedChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedChannel.class);

    private final String code;
    private final Predicate<Preference> reaches;
    private final List<String> recorded = new CopyOnWriteArrayList<>();

    RecordedChannel(String code, Predicate<Preference> reaches) {
        this.code = code;
        this.reaches = reaches;
    }

    List<String> recorded() {
        return recorded;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean reaches(Preference person) {
        return reaches.test(person);
    }

    @Override
    public void deliver(Preference person, Message message, String link) {
        recorded.add(message.id());
        LOG.info("{} is not connected; recorded {}", code, message.id());
    }
}
