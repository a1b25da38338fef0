package org.huimin.portal.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huimin.document.Paper;
import org.huimin.document.PaperPdf;
import org.huimin.document.Papers;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Official papers as files to take away: docx always, PDF where LibreOffice is installed. Templates ask which to offer. */
@Component
public class PaperFiles {

    public static final String DOCX = "docx";
    public static final String PDF = "pdf";

    private final Papers docx;
    private final PaperPdf pdf;

    PaperFiles(Papers docx, PaperPdf pdf) {
        this.docx = docx;
        this.pdf = pdf;
    }

    public List<String> kinds() {
        return pdf.available() ? List.of(DOCX, PDF) : List.of(DOCX);
    }

    /** Whether handing these out in that kind means turning them into PDF first. */
    public boolean laborious(String kind, List<Paper> papers) {
        return kind.equals(PDF) && pdf.available() && !pdf.ready(papers);
    }

    public ResponseEntity<byte[]> send(String name, String kind, List<Paper> papers) {
        boolean portable = kind.equals(PDF);
        byte[] content = portable ? pdf.pdf(papers) : docx.docx(papers);
        ContentDisposition download = ContentDisposition.attachment().filename(name + "." + (portable ? PDF : DOCX), StandardCharsets.UTF_8).build();
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(portable ? PaperPdf.MEDIA_TYPE : Papers.MEDIA_TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, download.toString()).body(content);
    }
}
