package org.huimin.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.testing.Caller.Reply;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A way into the house, as Spring itself knows it: no list by hand that a new page could be missing from.
 *
 * @param verb GET, POST …; ANY where it takes all of them
 */
public record Endpoint(String verb, String path, HandlerMethod handler, boolean json) {

    /** Every way in, in the order of their addresses. */
    public static List<Endpoint> of(WholeHouse house) {
        return house.get(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .flatMap(e -> of(e.getKey(), e.getValue()))
                .collect(Collectors.toMap(Endpoint::name, endpoint -> endpoint, (one, other) -> one)).values().stream()
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::verb)).toList();
    }

    private static Stream<Endpoint> of(RequestMappingInfo mapping, HandlerMethod handler) {
        boolean json = mapping.getConsumesCondition().getConsumableMediaTypes().contains(MediaType.APPLICATION_JSON);
        List<String> verbs = mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name).toList();
        return mapping.getPatternValues().stream().flatMap(path -> (verbs.isEmpty() ? Stream.of("ANY") : verbs.stream())
                .map(verb -> new Endpoint(verb, path, handler, json)));
    }

    /** Its line in a table of all endpoints, without what the table says about it. */
    public String name() {
        return verb + " " + path;
    }

    public boolean reads() {
        return verb.equals("GET");
    }

    /** Whether it may change anything. */
    public boolean writes() {
        return !reads() && !verb.equals("ANY");
    }

    /** @param variables name → what stands for it in the address; the rest stays as it is */
    public String at(Map<String, String> variables) {
        String address = path;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            address = address.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return address;
    }

    /** Asks for it as its page would. @param fields what a form, or a program of the page, sends; it takes what it knows of them */
    public Reply send(Caller caller, String address, Map<String, String> fields) {
        if (!writes()) {
            return caller.get(address + (fields.isEmpty() ? "" : "?" + Caller.query(fields)));
        }
        if (json) {
            return caller.json(verb, address, Map.of("values", Map.of(), "changes", List.of(), "removed", List.of(), "base", 0));
        }
        String part = file();
        return part == null ? caller.form(address, fields)
                : caller.upload(address, fields, part, "标记.txt", "文件".getBytes(StandardCharsets.UTF_8));
    }

    /** The name of the file it takes; null where it takes none. */
    private String file() {
        return Arrays.stream(handler.getMethod().getParameters())
                .filter(p -> p.getParameterizedType().getTypeName().contains(MultipartFile.class.getName()))
                .map(java.lang.reflect.Parameter::getName).collect(Collectors.collectingAndThen(Collectors.toList(), l -> l.isEmpty() ? null : l.get(0)));
    }

    @Override
    public String toString() {
        return name();
    }
}
