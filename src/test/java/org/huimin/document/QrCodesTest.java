package org.huimin.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QrCodesTest {

    private static final String CODE = "VP-2023-001/SHOP-S-0042";

    @TempDir
    Path folder;

    private final QrCodes codes = new QrCodes();

    @ParameterizedTest
    @Tag("S3.19")
    @CsvSource({"3000,4000,0", "3000,4000,7", "4000,3000,90", "1080,1440,-12", "2400,3200,180"})
    void findsTheCodeOfALetterInAPhoneSizedPhotoHoweverItWasHeld(int width, int height, int degrees) throws IOException {
        assertThat(codes.read(photo(width, height, degrees))).containsExactly(CODE);
    }

    @Test
    void findsNothingWhereThereIsNoCodeOrNoPicture() throws IOException {
        Path blank = folder.resolve("blank.png");
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "png", blank.toFile());
        Path text = Files.writeString(folder.resolve("text.pdf"), "%PDF-1.4");

        assertThat(codes.read(blank)).isEmpty();
        assertThat(codes.read(text)).isEmpty();
        assertThat(codes.read(folder.resolve("absent"))).isEmpty();
    }

    @Test
    void opensNoPictureThatSaysItIsTooLarge() throws IOException {
        Path bomb = folder.resolve("bomb.png");
        byte[] png = codes.png(CODE, 100);
        for (int i = 16; i < 24; i++) {
            png[i] = (byte) (i % 4 == 1 ? 0x01 : 0);
        }
        Files.write(bomb, png);

        assertThat(codes.read(bomb)).isEmpty();
    }

    /** A grey table, a white sheet with lines of text, the code in its corner, grain, and a shadow across. */
    private Path photo(int width, int height, int degrees) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(new Color(96, 84, 72));
        pen.fillRect(0, 0, width, height);
        int side = Math.min(width, height);
        pen.setTransform(AffineTransform.getRotateInstance(Math.toRadians(degrees), width / 2.0, height / 2.0));
        int left = (width - side * 6 / 10) / 2;
        int top = (height - side * 8 / 10) / 2;
        pen.setColor(new Color(232, 230, 224));
        pen.fillRect(left, top, side * 6 / 10, side * 8 / 10);
        pen.setColor(new Color(60, 60, 66));
        for (int line = 0; line < 20; line++) {
            pen.fillRect(left + side / 20, top + side / 20 + line * side / 40, side / 2, side / 150);
        }
        int code = side * 6 / 10 * 30 / 210;
        pen.drawImage(ImageIO.read(new ByteArrayInputStream(codes.png(CODE, 240))), left + side * 44 / 100, top + side * 64 / 100, code, code, null);
        pen.setTransform(new AffineTransform());
        pen.setColor(new Color(0, 0, 0, 60));
        pen.fillRect(width / 2, 0, width / 2, height);
        Random grain = new Random(7);
        for (int i = 0; i < width * height / 40; i++) {
            int x = grain.nextInt(width);
            int y = grain.nextInt(height);
            image.setRGB(x, y, new Color(image.getRGB(x, y)).darker().getRGB());
        }
        pen.dispose();
        Path file = folder.resolve("photo.jpg");
        ImageIO.write(image, "jpg", file.toFile());
        return file;
    }
}
