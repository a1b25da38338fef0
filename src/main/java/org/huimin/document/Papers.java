package org.huimin.document;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.springframework.stereotype.Service;

/** Writes official papers as docx in the layout of GB/T 9704. */
@Service
public class Papers {

    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public byte[] docx(Paper paper) {
        return docx(List.of(paper));
    }

    /** Several papers in one file, each beginning on a page of its own. */
    public byte[] docx(List<Paper> papers) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new OfficialLayout().lay(papers).save(out);
            return out.toByteArray();
        } catch (Docx4JException broken) {
            throw new IllegalStateException("the paper cannot be written: " + papers.get(0).title(), broken);
        }
    }
}
