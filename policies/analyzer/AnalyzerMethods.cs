using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using LandingZone.Policies.Analyzer.Messages;

namespace LandingZone.Policies.Analyzer;

/// <summary>The methods of <c>pulumirpc.Analyzer</c>. Remediate is not offered: no rule changes a resource behind its owner's back.</summary>
internal sealed class AnalyzerMethods(PolicyPack pack)
{
    /// <summary>Answers a call.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="request">The bytes of its message.</param>
    /// <exception cref="GrpcException">There is no such method, or the message is wrong.</exception>
    public IMessage Call(string method, byte[] request) => method switch
    {
        // The engine introduces itself. Nothing of it is needed: the pack reads no files and calls nobody.
        "Handshake" => new AnalyzerHandshakeResponse(),
        "GetAnalyzerInfo" => PolicyPack.Describe(),
        "GetPluginInfo" => new PluginInfo { Version = PolicyPack.Version },
        nameof(Configure) => Configure(GrpcFrame.Parse(request, ConfigureAnalyzerRequest.Parser)),
        // The stack's name stands in the URNs, too.
        "ConfigureStack" => new AnalyzerStackConfigureResponse(),
        nameof(Analyze) => Analyze(GrpcFrame.Parse(request, AnalyzeRequest.Parser)),
        nameof(AnalyzeStack) => AnalyzeStack(GrpcFrame.Parse(request, AnalyzeStackRequest.Parser)),
        nameof(Cancel) => Cancel(),
        _ => throw new GrpcException(GrpcStatus.Unimplemented, $"The method {method} is not offered."),
    };

    private Empty Configure(ConfigureAnalyzerRequest request)
    {
        pack.Configure(request);
        return new Empty();
    }

    private AnalyzeResponse Analyze(AnalyzeRequest request) => pack.Analyze(AnalyzedResources.Of(request));

    private AnalyzeResponse AnalyzeStack(AnalyzeStackRequest request) => pack.AnalyzeStack(AnalyzedResources.Of(request));

    /// <summary>The engine needs the pack no more. The server stops once this is answered.</summary>
    public static Empty Cancel() => new();
}
