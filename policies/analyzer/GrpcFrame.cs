using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;

namespace LandingZone.Policies.Analyzer;

/// <summary>
/// A message on the wire: one byte that says whether it is compressed, four bytes of length, the message. Source: grpc/grpc,
/// doc/PROTOCOL-HTTP2.md.
/// </summary>
internal static class GrpcFrame
{
    /// <summary>How deep messages may be nested. A value that is nested once more is three messages more.</summary>
    private const int MaxDepth = 3000;

    private const int HeaderLength = 5;

    /// <summary>Reads the only message of a call.</summary>
    /// <exception cref="GrpcException">It is none, or it is compressed.</exception>
    public static async Task<byte[]> ReadAsync(PipeReader body, CancellationToken cancellation)
    {
        using var stream = body.AsStream();
        var header = new byte[HeaderLength];
        if (await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) < HeaderLength)
        {
            throw new GrpcException(GrpcStatus.InvalidArgument, "The call has no message.");
        }

        if (header[0] != 0)
        {
            throw new GrpcException(GrpcStatus.Unimplemented, "Compressed messages are not understood; send them as they are.");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(1));
        if (length > Array.MaxLength)
        {
            throw new GrpcException(GrpcStatus.InvalidArgument, $"A message of {length} bytes is too large.");
        }

        var message = new byte[length];
        return await stream.ReadAtLeastAsync(message, message.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) == message.Length
            ? message
            : throw new GrpcException(GrpcStatus.InvalidArgument, $"The message ends before its {length} bytes.");
    }

    /// <summary>Reads a message from its bytes, however deep its values are nested.</summary>
    /// <exception cref="GrpcException">The bytes are no such message.</exception>
    public static T Parse<T>(byte[] bytes, MessageParser<T> parser)
        where T : IMessage<T>
    {
        try
        {
            using var stream = new MemoryStream(bytes);
            using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, MaxDepth);
            return parser.ParseFrom(input);
        }
        catch (InvalidProtocolBufferException problem)
        {
            throw new GrpcException(GrpcStatus.InvalidArgument, $"The message cannot be read: {problem.Message}");
        }
    }

    /// <summary>The bytes to send.</summary>
    public static byte[] Of(IMessage message)
    {
        var length = message.CalculateSize();
        var frame = new byte[HeaderLength + length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)length);
        message.WriteTo(frame.AsSpan(HeaderLength));
        return frame;
    }
}
