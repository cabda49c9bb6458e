using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using LandingZone.Policies.Resources;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace LandingZone.Policies.Analyzer;

/// <summary>Reads values from the wire, and writes them there.</summary>
internal static class WireValues
{
    /// <summary>A property bag; absent where there is none.</summary>
    public static Resources.Value Of(Struct? properties) => properties is null ? Resources.Value.Absent : Of(properties.Fields);

    private static Resources.Value Of(MapField<string, WireValue> fields) =>
        MarkedValues.Map([.. fields.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))]);

    private static Resources.Value Of(WireValue value) => value.KindCase switch
    {
        WireValue.KindOneofCase.StringValue => MarkedValues.Text(value.StringValue),
        WireValue.KindOneofCase.NumberValue => Resources.Value.Of(value.NumberValue),
        WireValue.KindOneofCase.BoolValue => Resources.Value.Of(value.BoolValue),
        WireValue.KindOneofCase.ListValue => Resources.Value.Of([.. value.ListValue.Values.Select(Of)]),
        WireValue.KindOneofCase.StructValue => Of(value.StructValue.Fields),
        _ => Resources.Value.Absent,
    };
}
