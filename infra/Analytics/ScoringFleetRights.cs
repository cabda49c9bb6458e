using LandingZone.Etl;
using LandingZone.Security;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What the instances of a scoring fleet may do.</summary>
internal static class ScoringFleetRights
{
    /// <summary>The statements.</summary>
    public static IEnumerable<PolicyStatement> Of(ScoringFleetArgs args, string groupName, Input<string> logGroupArn)
    {
        var zone = args.Zone;
        yield return new("TakeWork", PolicyEffect.Allow)
        {
            Actions = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
            Resources = [args.Queue.QueueArn],
        };
        foreach (var statement in args.Queue.SendingDeadLetters())
        {
            yield return statement;
        }

        yield return Read("ReadLanding", args.Landing, "s3:GetObject", "s3:GetObjectVersion");
        yield return Read("ReadModels", args.Models, "s3:GetObject");
        yield return Read("FetchWorker", args.WorkerCode, "s3:GetObjectVersion");
        yield return new("WriteResults", PolicyEffect.Allow)
        {
            Actions = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
            Resources = [args.Results.ObjectsArn],
        };
        yield return KeyUse.Read("DecryptObjects", zone, args.Landing.KeyArn, "s3") with
        {
            Resources = [args.Landing.KeyArn, args.Models.KeyArn, args.WorkerCode.KeyArn],
        };
        yield return KeyUse.ReadAndWrite("EncryptResults", zone, args.Results.KeyArn, "s3");
        yield return new("WriteLogs", PolicyEffect.Allow)
        {
            Actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resources = [Output.Format($"{logGroupArn}:*")],
        };

        // An Auto Scaling group's ARN has an id in it that only AWS knows; the name is the group's own.
        yield return new("LeaveInOrder", PolicyEffect.Allow)
        {
            Actions = ["autoscaling:CompleteLifecycleAction"],
            Resources = [$"arn:{zone.Partition}:autoscaling:{zone.Region.Name}:{zone.AccountId}:autoScalingGroup:*:autoScalingGroupName/{groupName}"],
        };

        // Session Manager knows no resource here (AWS Systems Manager user guide, "Verify or add instance permissions for Session Manager").
        yield return new("SessionManager", PolicyEffect.Allow)
        {
            Actions =
            [
                "ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
            ],
            Resources = ["*"],
        };
        if (args.RstudioUsers.Count > 0)
        {
            yield return new("ReadPasswords", PolicyEffect.Allow)
            {
                Actions = ["secretsmanager:GetSecretValue"],
                Resources = [.. args.RstudioUsers.Select(user => user.PasswordSecretArn)],
            };
            yield return KeyUse.Read("DecryptPasswords", zone, args.SecretKeyArn, "secretsmanager");
        }
    }

    private static PolicyStatement Read(string id, EncryptedPrefix prefix, params string[] actions) =>
        new(id, PolicyEffect.Allow) { Actions = actions, Resources = [prefix.ObjectsArn] };
}
