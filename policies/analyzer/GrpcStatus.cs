namespace LandingZone.Policies.Analyzer;

/// <summary>How a call ended, in gRPC's numbers. Source: grpc/grpc, doc/statuscodes.md.</summary>
internal enum GrpcStatus
{
    /// <summary>As asked.</summary>
    Ok = 0,

    /// <summary>The message is wrong.</summary>
    InvalidArgument = 3,

    /// <summary>There is no such method, or it is not offered.</summary>
    Unimplemented = 12,

    /// <summary>A defect of ours.</summary>
    Internal = 13,
}
