using LandingZone.Cluster;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Sns = Pulumi.Aws.Sns;

namespace LandingZone.Observability;

/// <summary>
/// An encrypted topic for messages to people. The AWS services that are named publish to it, for this account only; the account's own roles
/// need a right in their own policies; nobody outside the organisation can publish or subscribe, and nobody without TLS.
/// </summary>
public sealed class AlarmTopic : ComponentResource
{
    /// <summary>SNS's limit of a topic's name in characters (Amazon SNS API reference, CreateTopic).</summary>
    private const int MaxNameLength = 256;

    /// <summary>Declares the topic.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public AlarmTopic(string name, AlarmTopicArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:observability:AlarmTopic", name, options)
    {
        Check(name, args);
        var zone = args.Zone;
        var topicName = zone.NameOf(args.Content, MaxNameLength);
        var topic = new Sns.Topic(name, new Sns.TopicArgs
        {
            Name = topicName,
            KmsMasterKeyId = args.KeyArn,

            // The second version signs messages with SHA-256.
            SignatureVersion = 2,
            Tags = zone.Tags(topicName),
        }, new CustomResourceOptions { Parent = this });
        var policy = new Sns.TopicPolicy(name, new Sns.TopicPolicyArgs
        {
            Arn = topic.Arn,
            Policy = PolicyOf(zone, ArnOf(zone, args.Content), args.Publishers).Json,
        }, new CustomResourceOptions { Parent = this });
        foreach (var subscriber in args.Subscribers)
        {
            _ = new Sns.TopicSubscription($"{name}-{subscriber.Endpoint}", new Sns.TopicSubscriptionArgs
            {
                Topic = topic.Arn,
                Protocol = subscriber.Protocol,
                Endpoint = subscriber.Endpoint,
            }, new CustomResourceOptions { Parent = this, DependsOn = { policy } });
        }

        // Whoever publishes waits for the policy that lets it.
        TopicArn = Output.Tuple(topic.Arn, policy.Id).Apply(known => known.Item1);
        TopicName = topic.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["topicArn"] = TopicArn });
    }

    /// <summary>The topic's ARN; known when the topic has its policy.</summary>
    public Output<string> TopicArn { get; }

    /// <summary>The topic's name.</summary>
    public Output<string> TopicName { get; }

    internal static void Check(string name, AlarmTopicArgs args)
    {
        var problems = new ArgumentProblems(nameof(AlarmTopic), name);
        problems.AddIf(
            !KebabName.Is(args.Content),
            $"Content is '{args.Content}'; it must be lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(args.Publishers.Count == 0, "Publishers is empty; name the AWS services that publish.");
        foreach (var twice in args.Publishers.GroupBy(publisher => publisher).Where(group => group.Count() > 1))
        {
            problems.Add($"Publishers names one service {twice.Count()} times; name it once.");
        }

        foreach (var twice in args.Subscribers.GroupBy(subscriber => subscriber.Endpoint).Where(group => group.Count() > 1))
        {
            problems.Add($"Subscribers names '{twice.Key}' {twice.Count()} times; name it once.");
        }

        problems.ThrowIfAny();
    }

    private static string ArnOf(ZoneIdentity zone, string content) =>
        $"arn:{zone.Partition}:sns:{zone.Region.Name}:{zone.AccountId}:{zone.NameOf(content, MaxNameLength)}";

    private static PolicyDocument PolicyOf(ZoneIdentity zone, string arn, IReadOnlyList<TopicPublisher> publishers) => new()
    {
        Statements =
        [
            .. publishers.Select(publisher => publisher.Statement(zone, arn)),
            Deny("DenyInsecureTransport", arn, PolicyCondition.Bool("aws:SecureTransport", false)),
            Deny(
                "DenyOutsideOrganization",
                arn,
                new PolicyCondition("StringNotEqualsIfExists", "aws:PrincipalOrgID", zone.OrganizationId),

                // Without "IfExists", so that a service that tells nothing about itself, as EventBridge does, is not taken for a stranger.
                PolicyCondition.Bool("aws:PrincipalIsAWSService", false)),
        ],
    };

    /// <summary>SNS takes only its own actions in a topic's policy, and no pattern that goes beyond them.</summary>
    private static PolicyStatement Deny(string id, string arn, params PolicyCondition[] conditions) => new(id, PolicyEffect.Deny)
    {
        Principals = [PolicyPrincipal.Everyone],
        Actions = ["sns:Publish", "sns:Subscribe"],
        Resources = [arn],
        Conditions = conditions,
    };
}
