using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Workflows;

/// <summary>What a <see cref="Workflow"/> is made from.</summary>
public sealed class WorkflowArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it is called, "label-feedback": lower-case letters, digits and single hyphens. Its name in AWS is made from it.</summary>
    public required string What { get; init; }

    /// <summary>What its role is for, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The state machine in the Amazon States Language (<see cref="StateMachineText"/>).</summary>
    public required Input<string> Definition { get; init; }

    /// <summary>What its steps may do.</summary>
    public required IReadOnlyList<PolicyStatement> Statements { get; init; }

    /// <summary>The ARN of the permission boundary of its role.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of definition and history: the zone's key for messages.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The ARN of the key of the zone's logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days its log is kept: a period that CloudWatch Logs offers, 365 or longer. Default: 731.</summary>
    public int LogRetentionDays { get; init; } = 731;
}
