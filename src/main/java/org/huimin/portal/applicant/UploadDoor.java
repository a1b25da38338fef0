package org.huimin.portal.applicant;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.Applying;
import org.huimin.selection.Applying.NamedFile;
import org.huimin.selection.Receipt;
import org.huimin.selection.Stated;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What the applicant's page asks for. A part comes as the plain body of a request, never as a form's file, which a server would put
 * into a temporary folder; its key and its name come in headers, which no log keeps.
 */
@Controller
@ResponseBody
class UploadDoor {

    private final Applying applying;
    private final ApplicationRegister applications;

    UploadDoor(Applying applying, ApplicationRegister applications) {
        this.applying = applying;
        this.applications = applications;
    }

    record Handed(String key, String replaces, Stated stated, List<NamedFile> files) {

        /** Nothing of it, for a log that tells of requests. */
        @Override
        public String toString() {
            return "Handed";
        }
    }

    @PostMapping("/apply/tenders/{address}/drafts")
    Applying.Draft begin(Actor actor, @PathVariable String address, @RequestParam(defaultValue = "") String lot) {
        Applicant.orRefuse(actor);
        return applying.begin(actor, Applicant.tender(address), lot);
    }

    /** Warnings of what would not do at the review. */
    @PostMapping(path = "/apply/tenders/{address}/check", consumes = MediaType.APPLICATION_JSON_VALUE)
    List<Refused.Reason> check(Actor actor, @PathVariable String address, @RequestBody Stated stated) {
        Applicant.orRefuse(actor);
        return applications.warnings(Applicant.tender(address), stated);
    }

    @PostMapping("/apply/applications/{number}/files")
    Map<String, String> addFile(Actor actor, @PathVariable String number, @RequestParam(defaultValue = "") String material,
                                @RequestParam(defaultValue = "0") int parts) {
        Applicant.orRefuse(actor);
        return Map.of("id", applying.addFile(actor, number, material, parts));
    }

    @GetMapping("/apply/applications/{number}/files/{file}")
    List<Integer> there(Actor actor, @PathVariable String number, @PathVariable String file) {
        Applicant.orRefuse(actor);
        return applying.there(actor, number, file);
    }

    @PostMapping("/apply/applications/{number}/files/{file}/{part}")
    Map<String, Integer> part(Actor actor, @PathVariable String number, @PathVariable String file, @PathVariable int part,
                              @RequestHeader(name = "X-File-Name", defaultValue = "") String name,
                              @RequestHeader(name = "X-Data-Key", defaultValue = "") String key, HttpServletRequest request) throws IOException {
        Applicant.orRefuse(actor);
        byte[] clear = request.getInputStream().readNBytes(Applying.PART_BYTES + 1);
        applying.part(actor, number, file, part, new String(bytes(name), StandardCharsets.UTF_8), bytes(key), clear);
        return Map.of("part", part);
    }

    @PostMapping("/apply/applications/{number}/files/{file}/remove")
    Map<String, String> remove(Actor actor, @PathVariable String number, @PathVariable String file) {
        Applicant.orRefuse(actor);
        applying.removeFile(actor, number, file);
        return Map.of("id", file);
    }

    @PostMapping(path = "/apply/applications/{number}/submission", consumes = MediaType.APPLICATION_JSON_VALUE)
    Receipt submit(Actor actor, @PathVariable String number, @RequestBody Handed handed) {
        Applicant.orRefuse(actor);
        if (handed.stated() == null || handed.files() == null) {
            throw Refused.invalid("apply.nothing", "", "", "没有收到填写的内容，请刷新页面后再提交。");
        }
        return applying.submit(actor, number, bytes(handed.key() == null ? "" : handed.key()), handed.replaces(), handed.stated(), handed.files());
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }
}
