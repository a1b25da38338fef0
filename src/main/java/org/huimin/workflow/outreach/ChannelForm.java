package org.huimin.workflow.outreach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.huimin.programme.ProgrammeSpec;

/** Sets out a form's group of fields once for each channel, so that browser and server see one form of ordinary fields. */
final class ChannelForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChannelForm() { }

    /** The name of a channel's own field. */
    static String key(String field, String channel) {
        return field + "_" + channel;
    }

    static String of(String form, List<ProgrammeSpec.Channel> channels) {
        try {
            ObjectNode whole = (ObjectNode) JSON.readTree(form);
            ArrayNode set = JSON.createArrayNode();
            for (JsonNode component : whole.path("components")) {
                if (component.path("type").asText().equals("group")) {
                    channels.forEach(channel -> {
                        set.addObject().put("type", "text").put("id", key("channel", channel.code())).put("text", "### " + channel.name());
                        component.path("components").forEach(field -> set.add(field(field.deepCopy(), channel)));
                    });
                } else {
                    set.add(component);
                }
            }
            whole.set("components", set);
            return JSON.writeValueAsString(whole);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode field(ObjectNode field, ProgrammeSpec.Channel channel) {
        field.put("id", key(field.path("id").asText(), channel.code()));
        field.put("key", key(field.path("key").asText(), channel.code()));
        for (String label : List.of("label", "dateLabel")) {
            if (field.has(label)) {
                field.put(label, channel.name() + "：" + field.path(label).asText());
            }
        }
        String hide = field.path("conditional").path("hide").asText();
        if (!hide.isEmpty()) {
            ((ObjectNode) field.path("conditional")).put("hide", hide.replaceFirst("\\w+", "$0_" + channel.code()));
        }
        return field;
    }
}
