using LandingZone.Facts;
using LandingZone.Networking;
using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Estates;

/// <summary>What must hold between the stacks of an estate.</summary>
internal static class EstateChecks
{
    /// <summary>Runs all checks; problems are noted at the stack whose settings must change.</summary>
    public static void Run(IReadOnlyList<StackReading> stacks)
    {
        CheckAddresses(stacks);
        var byName = stacks.ToDictionary(stack => stack.Name, StringComparer.Ordinal);
        foreach (var stack in stacks)
        {
            CheckReference(stack, byName);
        }

        CheckCircles(stacks, byName);
        CheckLinkNumbers(stacks);
    }

    /// <summary>No two stacks have an address in common; blocks are read even where other settings are wrong.</summary>
    private static void CheckAddresses(IReadOnlyList<StackReading> stacks)
    {
        var ledger = new AddressLedger();
        foreach (var stack in stacks)
        {
            if (stack.File?.Settings.At("network").At("block") is SettingNode.Scalar node
                && CidrBlock.TryParse(node.Text, out var block, out _)
                && !ledger.TryClaim(stack.Name, block, out var problem))
            {
                stack.Refuse(node, problem);
            }
        }
    }

    private static void CheckReference(StackReading stack, Dictionary<string, StackReading> byName)
    {
        if (stack.Reference is not { } reference)
        {
            return;
        }

        if (!byName.TryGetValue(reference.Text, out var source))
        {
            var nearest = NearestName.Of(reference.Text, byName.Keys.Where(name => name != stack.Name));
            stack.Refuse(
                reference,
                $"there is no stack '{reference.Text}'",
                nearest is null ? "name one that has a settings file in the same folder." : $"the nearest is '{nearest}'.");
            return;
        }

        if (source.File is { } file)
        {
            CheckSource(stack, stack.File!.Settings, source.Name, file.Settings);
        }
    }

    /// <summary>
    /// What a link says of its source zone is what that zone's own settings say. Single settings are compared, so that a mistake in another
    /// one hides nothing.
    /// </summary>
    private static void CheckSource(StackReading stack, SettingNode.Map own, string sourceName, SettingNode.Map source)
    {
        var link = (SettingNode.Map)own.At("link");
        if (source.Find("zone") is not SettingNode.Scalar { Text: "staging" })
        {
            stack.Refuse(link.At("stack"), $"'{sourceName}' is not a staging zone", "link to one: data goes from staging to rnd only.");
            return;
        }

        Compare(link, "region", source.Find("region"));
        Compare(link, "account", source.Find("account"));
        Compare(link, "block", source.At("network").At("block"));
        Compare(link, "availabilityZones", source.At("network").At("availabilityZones"));
        Compare(own, "organization", source.Find("organization"));

        void Compare(SettingNode.Map map, string key, SettingNode? other)
        {
            if (Words(map.Find(key)) is { } given && Words(other) is { } expected && given != expected)
            {
                stack.Refuse(map.At(key), $"'{given}' is not what '{sourceName}' has", $"write '{expected}', as in its own settings.");
            }
        }
    }

    /// <summary>A single value, or a list of such in an order of its own; null where there is neither.</summary>
    private static string? Words(SettingNode? node) => node switch
    {
        SettingNode.Scalar { Type: not ScalarType.Null } scalar => scalar.Text,
        SettingNode.List list when list.Items.All(item => item is SettingNode.Scalar) =>
            string.Join(", ", list.Items.Select(item => ((SettingNode.Scalar)item).Text).Order(StringComparer.Ordinal)),
        _ => null,
    };

    /// <summary>Each circle once, at the stack of it that comes first.</summary>
    private static void CheckCircles(IReadOnlyList<StackReading> stacks, Dictionary<string, StackReading> byName)
    {
        var walked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in stacks)
        {
            var path = new List<StackReading>();
            var current = start;
            while (current is not null && walked.Add(current.Name))
            {
                path.Add(current);
                current = current.Reference is { } reference ? byName.GetValueOrDefault(reference.Text) : null;
            }

            var begin = current is null ? -1 : path.IndexOf(current);
            if (begin >= 0)
            {
                var circle = path[begin..].Append(current!).Select(stack => stack.Name);
                current!.Refuse(
                    current.Reference!,
                    $"the stacks refer to each other: {string.Join(" -> ", circle)}",
                    "take one of the links out, so that there is an order to deploy them in.");
            }
        }
    }

    /// <summary>Two links of a zone with one number would write the same rules of its network ACL.</summary>
    private static void CheckLinkNumbers(IReadOnlyList<StackReading> stacks)
    {
        var owners = new Dictionary<(string Stack, string Number), string>();
        foreach (var stack in stacks)
        {
            if (stack.Reference is not { } reference || stack.File!.Settings.At("link").At("number") is not SettingNode.Scalar number)
            {
                continue;
            }

            if (!owners.TryAdd((reference.Text, number.Text), stack.Name))
            {
                stack.Refuse(
                    number,
                    $"the link of {owners[(reference.Text, number.Text)]} to '{reference.Text}' has the number {number.Text} too",
                    "give each link to a zone a number of its own.");
            }
        }
    }
}
