package dev.payouts.sandbox;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Iterator;

/** Writes an {@link Answer} to a connection. */
final class Wire {
  private Wire() {}

  static void send(ChannelHandlerContext channel, Answer answer, boolean keepAlive, Agenda agenda) {
    switch (answer) {
      case Answer.Whole whole -> sendWhole(channel, whole, keepAlive);
      case Answer.Partial partial -> sendPartial(channel, partial, agenda);
      case Answer.Gzip(byte[] packed) -> sendGzip(channel, packed, keepAlive);
      case Answer.Hangup() -> close(channel);
      case Answer.Lines lines -> sendLines(channel, lines.pieces(), keepAlive);
    }
  }

  private static void sendWhole(
      ChannelHandlerContext channel, Answer.Whole whole, boolean keepAlive) {
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(whole.status()),
            Unpooled.wrappedBuffer(whole.body()));
    headers(response, whole.contentType(), keepAlive);
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, whole.body().length);
    whole.location().ifPresent(at -> response.headers().set(HttpHeaderNames.LOCATION, at));
    finish(channel, response, keepAlive);
  }

  private static void sendGzip(ChannelHandlerContext channel, byte[] packed, boolean keepAlive) {
    var response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(packed));
    headers(response, "application/json", keepAlive);
    response.headers().set(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderValues.GZIP);
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, packed.length);
    finish(channel, response, keepAlive);
  }

  private static void sendPartial(
      ChannelHandlerContext channel, Answer.Partial partial, Agenda agenda) {
    byte[] body = partial.body();
    ByteBuf half = Unpooled.wrappedBuffer(body, 0, body.length / 2);
    var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    headers(response, "application/json", true);
    response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
    var _ = channel.write(response);
    var _ =
        channel
            .writeAndFlush(new DefaultHttpContent(half))
            .addListener(sent -> agenda.after(partial.silenceMillis(), () -> close(channel)));
  }

  private static void sendLines(
      ChannelHandlerContext channel, Iterator<byte[]> pieces, boolean keepAlive) {
    var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    headers(response, "application/x-ndjson", keepAlive);
    response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    var _ = channel.write(response);
    sendNext(channel, pieces, keepAlive);
  }

  /**
   * The next piece is made only once the one before it has left, so a slow reader costs nothing.
   */
  private static void sendNext(
      ChannelHandlerContext channel, Iterator<byte[]> pieces, boolean keepAlive) {
    if (!pieces.hasNext()) {
      finish(channel, LastHttpContent.EMPTY_LAST_CONTENT, keepAlive);
      return;
    }
    ByteBuf piece = Unpooled.wrappedBuffer(pieces.next());
    var _ =
        channel
            .writeAndFlush(new DefaultHttpContent(piece))
            .addListener(
                sent -> {
                  if (sent.isSuccess()) {
                    channel.executor().execute(() -> sendNext(channel, pieces, keepAlive));
                  }
                });
  }

  private static void headers(HttpResponse response, String contentType, boolean keepAlive) {
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    if (!keepAlive) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
  }

  private static void finish(ChannelHandlerContext channel, Object message, boolean keepAlive) {
    var sent = channel.writeAndFlush(message);
    if (!keepAlive) {
      var _ = sent.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static void close(ChannelHandlerContext channel) {
    var _ = channel.close();
  }
}
