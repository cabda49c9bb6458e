using System.Globalization;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace LandingZone.Policies.Analyzer;

/// <summary>Unary gRPC over HTTP/2: one message in, one message or a status out.</summary>
internal sealed class GrpcCalls(AnalyzerMethods methods, CancellationTokenSource stop)
{
    private const string Service = "/pulumirpc.Analyzer/";

    /// <summary>
    /// Deeply nested values are read by recursion, and the pool's threads have 1.5 MiB: a message at the limit of depth needs more.
    /// </summary>
    private const int StackSize = 64 << 20;

    /// <summary>Below this length a message cannot be nested deep enough to need a larger stack.</summary>
    private const int ShortMessage = 16 << 10;

    public async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/grpc";
        // The trailers are announced before the answer begins, and follow it.
        try
        {
            if (context.Request.Path.Value is not { } path || !path.StartsWith(Service, StringComparison.Ordinal))
            {
                throw new GrpcException(GrpcStatus.Unimplemented, $"There is no service '{context.Request.Path}'; this is {Service.Trim('/')}.");
            }

            var name = path[Service.Length..];
            var request = await GrpcFrame.ReadAsync(context.Request.BodyReader, context.RequestAborted).ConfigureAwait(false);
            var answer = await AnswerAsync(name, request).ConfigureAwait(false);
            await context.Response.BodyWriter.WriteAsync(GrpcFrame.Of(answer), context.RequestAborted).ConfigureAwait(false);
            End(context, GrpcStatus.Ok, "");
            if (name == nameof(AnalyzerMethods.Cancel))
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (GrpcException problem)
        {
            End(context, problem.Status, problem.Message);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Never a pass: the engine shows this and fails.
            End(context, GrpcStatus.Internal, problem.Message);
        }
    }

    private Task<IMessage> AnswerAsync(string name, byte[] request)
    {
        if (request.Length < ShortMessage)
        {
            return Task.FromResult(methods.Call(name, request));
        }

        var answer = new TaskCompletionSource<IMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    answer.SetResult(methods.Call(name, request));
                }
#pragma warning disable CA1031 // It is thrown again where it is awaited.
                catch (Exception problem)
                {
                    answer.SetException(problem);
                }
#pragma warning restore CA1031
            },
            StackSize);
        thread.Start();
        return answer.Task;
    }

    private static void End(HttpContext context, GrpcStatus status, string message)
    {
        context.Response.AppendTrailer("grpc-status", ((int)status).ToString(CultureInfo.InvariantCulture));
        if (message.Length > 0)
        {
            context.Response.AppendTrailer("grpc-message", Encoded(message));
        }
    }

    /// <summary>Printable ASCII but the percent sign stays; every other byte is percent-encoded, as gRPC demands of this trailer.</summary>
    private static string Encoded(string message)
    {
        var text = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(message))
        {
            text = unit is >= 0x20 and <= 0x7e and not (byte)'%'
                ? text.Append((char)unit)
                : text.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
        }

        return text.ToString();
    }
}
