using LandingZone.Engine.Monitor;

namespace Pulumi;

/// <summary>The other names of a resource: its own, and those that follow from the other names of its parent.</summary>
internal static class AliasResolver
{
    /// <summary>Its old URNs, for whatever belongs to it.</summary>
    public static IReadOnlyList<Output<string>> UrnsOf(Resource resource, ResourceOptions options)
    {
        var own = options.AliasesOrNull ?? [];
        var inherited = options.Parent?.AliasUrns ?? [];
        if (own.Count == 0 && inherited.Count == 0)
        {
            return [];
        }

        var (name, type, parentName) = (resource.GetResourceName(), resource.GetResourceType(), options.Parent?.GetResourceName() ?? "");
        var ownUrns = own.Select(alias => Then(alias.ToOutput(), known => UrnOf(known, name, type, options.Parent))).ToArray();
        var urns = new List<Output<string>>(ownUrns);
        foreach (var parentUrn in inherited)
        {
            urns.Add(Urn.OfChild(name, type, parentName, parentUrn));
            urns.AddRange(ownUrns.Select(ownUrn =>
                Then(ownUrn, urn => Urn.OfChild(Urn.NameOf(urn), Urn.TypeOf(urn), parentName, parentUrn))));
        }

        return urns;
    }

    /// <summary>
    /// What the engine is told: its own aliases in parts, and the inherited ones as URNs. One that is unknown is left out.
    /// </summary>
    public static IReadOnlyList<AliasRequest> Requests(Resource resource, ResourceOptions options, Action<Task> waitFor)
    {
        var own = options.AliasesOrNull ?? [];
        if (own.Count == 0 && resource.AliasUrns.Count == 0)
        {
            return [];
        }

        var requests = new List<AliasRequest>();
        foreach (var alias in own)
        {
            if (Read(alias.ToOutput(), waitFor) is { } known)
            {
                requests.Add(Request(known, waitFor));
            }
        }

        // AliasUrns begins with those of its own aliases.
        foreach (var inherited in resource.AliasUrns.Skip(own.Count))
        {
            if (Read(inherited, waitFor) is { } urn)
            {
                requests.Add(new AliasRequest { Urn = urn });
            }
        }

        return requests;
    }

    private static AliasRequest Request(Alias alias, Action<Task> waitFor)
    {
        Check(alias);
        return alias.Urn is { } urn ? new AliasRequest { Urn = urn } : new AliasRequest
        {
            Name = Read(alias.Name, waitFor),
            Type = Read(alias.Type, waitFor),
            Stack = Read(alias.Stack, waitFor),
            Project = Read(alias.Project, waitFor),
            ParentUrn = alias.Parent is { } parent ? Read(parent.Urn, waitFor) : Read(alias.ParentUrn, waitFor),
            NoParent = alias.NoParent,
        };
    }

    private static Output<string> UrnOf(Alias alias, string name, string type, Resource? parent)
    {
        Check(alias);
        if (alias.Urn is { } urn)
        {
            return Output.Create(urn);
        }

        var oldParent = alias.Parent ?? (alias.NoParent || alias.ParentUrn is not null ? null : parent);
        return Urn.Create(alias.Name ?? name, alias.Type ?? type, oldParent, alias.ParentUrn, alias.Project, alias.Stack);
    }

    private static void Check(Alias alias)
    {
        if (alias.Urn is not null)
        {
            (string Name, bool IsSet)[] others =
            [
                (nameof(Alias.Name), alias.Name is not null), (nameof(Alias.Type), alias.Type is not null),
                (nameof(Alias.Project), alias.Project is not null), (nameof(Alias.Stack), alias.Stack is not null),
                (nameof(Alias.Parent), alias.Parent is not null), (nameof(Alias.ParentUrn), alias.ParentUrn is not null),
                (nameof(Alias.NoParent), alias.NoParent),
            ];
            if (Array.Find(others, other => other.IsSet) is { IsSet: true } set)
            {
                throw new ArgumentException($"Alias should not specify both Urn and {set.Name}");
            }
        }

        if ((alias.Parent is null ? 0 : 1) + (alias.ParentUrn is null ? 0 : 1) + (alias.NoParent ? 1 : 0) > 1)
        {
            throw new ArgumentException("Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias");
        }
    }

    private static T? Read<T>(Input<T>? input, Action<Task> waitFor)
        where T : class => input is null ? null : Read(input.ToOutput(), waitFor);

    private static T? Read<T>(Output<T> output, Action<Task> waitFor)
        where T : class
    {
        if (output.TryGetData(out var data))
        {
            return data.IsKnown ? data.Value : null;
        }

        waitFor(output.DataAsync());
        return null;
    }

    // Unlike Apply this does not call when the value is unknown, in no kind of run.
    private static Output<string> Then<T>(Output<T> output, Func<T, Output<string>> next)
    {
        return output.TryGetData(out var data)
            ? data.IsKnown ? next(data.Value) : Output<string>.Unknown("")
            : new Output<string>(LaterAsync());

        async Task<OutputData<string>> LaterAsync()
        {
            var later = await output.DataAsync().ConfigureAwait(false);
            return await (later.IsKnown ? next(later.Value) : Output<string>.Unknown("")).DataAsync().ConfigureAwait(false);
        }
    }
}
