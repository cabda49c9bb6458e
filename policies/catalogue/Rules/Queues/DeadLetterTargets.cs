using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Queues;

/// <summary>The queues that take what others could not deal with. They have no such queue themselves.</summary>
internal sealed class DeadLetterTargets
{
    /// <summary>For each type the path to the ARN of a dead-letter queue, and the property in which it stands.</summary>
    private static readonly (string Type, string Property, Func<Value, Value> Arn)[] Places =
    [
        ("aws:sqs/queue:Queue", "redrivePolicy", redrive => EmbeddedJson.Read(redrive)["deadLetterTargetArn"]),
        ("aws-native:sqs:Queue", "redrivePolicy", redrive => EmbeddedJson.Read(redrive)["deadLetterTargetArn"]),
        ("aws:sqs/redrivePolicy:RedrivePolicy", "redrivePolicy", redrive => EmbeddedJson.Read(redrive)["deadLetterTargetArn"]),
        ("aws:sns/topicSubscription:TopicSubscription", "redrivePolicy", redrive => EmbeddedJson.Read(redrive)["deadLetterTargetArn"]),
        ("aws-native:sns:Subscription", "redrivePolicy", redrive => EmbeddedJson.Read(redrive)["deadLetterTargetArn"]),
        ("aws:lambda/function:Function", "deadLetterConfig", config => config["targetArn"]),
        ("aws-native:lambda:Function", "deadLetterConfig", config => config["targetArn"]),
        ("aws:cloudwatch/eventTarget:EventTarget", "deadLetterConfig", config => config["arn"]),
        ("aws:scheduler/schedule:Schedule", "target", target => target["deadLetterConfig"]["arn"]),
    ];

    private readonly HashSet<string> _arns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _urns = new(StringComparer.Ordinal);

    public DeadLetterTargets(StackResources stack)
    {
        foreach (var (type, property, arn) in Places)
        {
            foreach (var resource in stack.OfType(type))
            {
                var named = arn(resource[property]);
                if (named.Text is { } text)
                {
                    _arns.Add(text);
                }
                else if (named.IsUnknown)
                {
                    _urns.UnionWith(resource.PropertyDependencies.GetValueOrDefault(property) ?? []);
                }
            }
        }
    }

    /// <summary>Whether a queue is one: something sends its failures there, or the queue says who may.</summary>
    public Truth Has(Resource queue) =>
        (queue["arn"].Text is { } arn && _arns.Contains(arn))
        || _urns.Contains(queue.Urn)
        || EmbeddedJson.Read(queue.Stated("redriveAllowPolicy"))["redrivePermission"].IsOneOf("byQueue", "allowAll").IsYes;
}
